import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  diagonal,
  fromRows,
  identity,
  matrix,
  multiply,
  transpose,
} from "../../src/math/matrix.ts";
import { cos } from "../../src/math/portable.ts";
import { symmetricEigen } from "../../src/math/symmetric-eigen.ts";
import { norm } from "../../src/math/vector.ts";
import { distance, epsilon, matrices, orders, symmetric } from "./arbitrary.ts";

const indefinite = orders.chain((n) => symmetric(n, -1));
const ofRankTwo = orders.chain((n) => matrices(n, 2)).map((G) => multiply(G, transpose(G)));
const any = fc.oneof(indefinite, ofRankTwo);

describe("symmetricEigen", () => {
  it("gives back A as V Λ Vᵀ within 10nε of its norm", () => {
    fc.assert(fc.property(any, (A) => {
      const { values, vectors: V } = symmetricEigen(A);
      const product = multiply(multiply(V, diagonal(values)), transpose(V));
      expect(distance(product, A)).toBeLessThanOrEqual(10 * A.rows * epsilon * norm(A.data));
    }));
  });

  it("has orthonormal vectors within 10nε", () => {
    fc.assert(fc.property(any, (A) => {
      const { vectors: V } = symmetricEigen(A);
      const bound = 10 * A.rows * epsilon;
      expect(distance(multiply(transpose(V), V), identity(A.rows))).toBeLessThanOrEqual(bound);
    }));
  });

  it("has ascending values, whose sum is the trace within 10n²ε‖A‖", () => {
    fc.assert(fc.property(any, (A) => {
      const n = A.rows;
      const { values } = symmetricEigen(A);
      expect(values).toEqual(values.slice().sort());
      const trace = A.data.reduce((s, x, i) => s + (i % (n + 1) === 0 ? x : 0), 0);
      const difference = values.reduce((s, x) => s + x, 0) - trace;
      expect(Math.abs(difference)).toBeLessThanOrEqual(10 * n * n * epsilon * norm(A.data));
    }));
  });

  it("finds 2 − 2cos(kπ/(n + 1)) for the second difference of order n", () => {
    const n = 40;
    const A = diagonal(new Float64Array(n).fill(2));
    for (let i = 1; i < n; i++) A.data[i * n + i - 1] = A.data[(i - 1) * n + i] = -1;
    symmetricEigen(A).values.forEach((value, k) => {
      const expected = 2 - 2 * cos((k + 1) * Math.PI / (n + 1));
      expect(Math.abs(value - expected)).toBeLessThan(10 * n * epsilon);
    });
  });

  it("makes the largest entry of every vector positive", () => {
    fc.assert(fc.property(any, (A) => {
      const { vectors: V } = symmetricEigen(A);
      for (let j = 0; j < A.rows; j++) {
        const entries = Array.from({ length: A.rows }, (_, i) => V.data[i * A.rows + j]);
        expect(Math.max(...entries)).toBe(Math.max(...entries.map(Math.abs)));
      }
    }));
  });

  it("finds small values of a positive definite matrix to their own precision", () => {
    const { values } = symmetricEigen(fromRows([[1, 1e-9], [1e-9, 2e-18]]));
    expect(Math.abs(values[0] / 1e-18 - 1)).toBeLessThan(4 * epsilon); // det = 1e-18, trace = 1
  });

  it("is exact at any scale where the values are", () => {
    expect(symmetricEigen(fromRows([[0, 1], [1, 0]])).values).toEqual(new Float64Array([-1, 1]));
    expect(symmetricEigen(fromRows([[1e300, 1e300], [1e300, 1e300]])).values).toEqual(
      new Float64Array([0, 2e300]),
    );
    expect(symmetricEigen(matrix(0, 0)).values).toEqual(new Float64Array(0));
  });

  it("refuses what is not symmetric, square or finite", () => {
    expect(() => symmetricEigen(fromRows([[1, 2], [3, 1]]))).toThrow(
      "symmetricEigen: matrix must be symmetric, got 3 at (1, 0) and 2 at (0, 1)",
    );
    expect(() => symmetricEigen(matrix(1, 2))).toThrow(
      "symmetricEigen: matrix must be square, got 1 × 2",
    );
    expect(() => symmetricEigen(fromRows([[Infinity]]))).toThrow("must be finite");
  });
});
