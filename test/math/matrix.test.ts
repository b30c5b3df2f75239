import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  column,
  diagonal,
  fromRows,
  identity,
  matrix,
  multiply,
  multiplyVector,
  row,
  shape,
  transpose,
} from "../../src/math/matrix.ts";
import { distance, epsilon, matrices, vectors } from "./arbitrary.ts";

const A = fromRows([[1, 2, 3], [4, 5, 6]]);

describe("matrix", () => {
  it("is of zeros unless data is given, which is kept", () => {
    const data = new Float64Array([1, 2]);
    expect(matrix(2, 1).data).toEqual(new Float64Array(2));
    expect(matrix(1, 2, data).data).toBe(data);
  });

  it("holds its entries row by row", () => {
    expect(A).toEqual({ rows: 2, columns: 3, data: new Float64Array([1, 2, 3, 4, 5, 6]) });
    expect(row(A, 1)).toEqual(new Float64Array([4, 5, 6]));
    expect(column(A, 1)).toEqual(new Float64Array([2, 5]));
    expect(shape(A)).toBe("2 × 3");
  });

  it("gives rows as views and columns as copies", () => {
    const B = identity(2);
    row(B, 0)[1] = 7;
    column(B, 0)[1] = 9;
    expect(B).toEqual(fromRows([[1, 7], [0, 1]]));
  });

  it("refuses a shape that is not of whole numbers", () => {
    expect(() => matrix(1.5, 2)).toThrow("matrix: rows must be a whole number ≥ 0, got 1.5");
    expect(() => matrix(1, -2)).toThrow("matrix: columns must be a whole number ≥ 0, got -2");
  });

  it("refuses data of another length, and ragged rows", () => {
    expect(() => matrix(2, 3, new Float64Array(5))).toThrow(
      "matrix: data of 2 × 3 must have 6 entries, got 5",
    );
    expect(() => fromRows([[1, 2], [3]])).toThrow(
      "fromRows: every row must have 2 entries, got 1 in row 1",
    );
  });

  it("may be empty", () => {
    expect(fromRows([])).toEqual(matrix(0, 0));
    expect(multiply(matrix(2, 0), matrix(0, 3))).toEqual(matrix(2, 3));
  });
});

describe("multiply", () => {
  it("makes (2, 3) × (3, 2) → (2, 2)", () => {
    expect(multiply(A, transpose(A))).toEqual(fromRows([[14, 32], [32, 77]]));
  });

  it("leaves a matrix that is multiplied by the identity", () => {
    fc.assert(fc.property(matrices(3, 4), (B) => {
      expect(distance(multiply(identity(3), B), B)).toBe(0);
      expect(distance(multiply(B, identity(4)), B)).toBe(0);
    }));
  });

  it("is associative within nε of the sizes: (A B) C = A (B C)", () => {
    fc.assert(fc.property(matrices(2, 3), matrices(3, 4), matrices(4, 2), (A, B, C) => {
      const left = multiply(multiply(A, B), C), right = multiply(A, multiply(B, C));
      expect(distance(left, right)).toBeLessThanOrEqual((3 + 4) * 12 * epsilon);
    }));
  });

  it("transposes to the product in the other order", () => {
    fc.assert(fc.property(matrices(2, 3), matrices(3, 4), (A, B) => {
      expect(distance(transpose(multiply(A, B)), multiply(transpose(B), transpose(A)))).toBe(0);
    }));
  });

  it("agrees with multiplyVector on one column", () => {
    fc.assert(fc.property(matrices(4, 3), vectors(3), (A, x) => {
      expect(distance(matrix(4, 1, multiplyVector(A, x)), multiply(A, matrix(3, 1, x)))).toBe(0);
    }));
  });

  it("scales rows by a diagonal matrix from the left", () => {
    expect(multiply(diagonal([2, 10]), A)).toEqual(fromRows([[2, 4, 6], [40, 50, 60]]));
  });

  it("refuses shapes that do not fit", () => {
    expect(() => multiply(A, A)).toThrow("multiply: columns of 2 × 3 must be rows of 2 × 3");
    expect(() => multiplyVector(A, [1, 2])).toThrow(
      "multiplyVector: x of 2 × 3 must have 3 entries, got 2",
    );
  });
});
