import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { determinant, inverse, solve } from "../../src/math/lu.ts";
import {
  diagonal,
  fromRows,
  identity,
  matrix,
  multiply,
  multiplyVector,
  transpose,
} from "../../src/math/matrix.ts";
import { norm } from "../../src/math/vector.ts";
import { distance, epsilon, matrices, orders, vectors } from "./arbitrary.ts";

/** Diagonally dominant, so not singular, with its rows reversed, so that they must be exchanged. */
const regular = orders.chain((n) =>
  fc.tuple(
    matrices(n, n).map((A) => {
      for (let i = 0; i < n; i++) A.data[i * n + n - 1 - i] += n + 1;
      return A;
    }),
    vectors(n),
  )
);

/** The n × n Hilbert matrix, aᵢⱼ = 1/(i + j + 1). */
function hilbert(n: number) {
  return matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, k) => 1 / (Math.floor(k / n) + k % n + 1)),
  );
}

describe("solve", () => {
  it("has a residual within 4n²ε‖A‖‖x‖", () => {
    fc.assert(fc.property(regular, ([A, b]) => {
      const x = solve(A, b);
      const residual = norm(multiplyVector(A, x).map((y, i) => y - b[i]));
      expect(residual).toBeLessThanOrEqual(4 * A.rows ** 2 * epsilon * norm(A.data) * norm(x));
    }));
  });

  it("pivots: the textbook case with a tiny first pivot", () => {
    const x = solve(fromRows([[1e-20, 1], [1, 1]]), [1, 2]);
    expect(x).toEqual(new Float64Array([1, 1]));
  });

  it("takes columns of very different sizes", () => {
    expect(solve(diagonal([1, 1e-200]), [3, 4e-200])).toEqual(new Float64Array([3, 4]));
  });

  it("leaves its arguments as they were", () => {
    const A = fromRows([[0, 1], [1, 0]]), b = new Float64Array([1, 2]);
    expect(solve(A, b)).toEqual(new Float64Array([2, 1]));
    expect([A, b]).toEqual([fromRows([[0, 1], [1, 0]]), new Float64Array([1, 2])]);
  });

  it("refuses a singular matrix, also one that rounding hides", () => {
    expect(() => solve(fromRows([[1, 2], [2, 4]]), [1, 1])).toThrow(
      "solve: matrix 2 × 2 must not be singular, got 0 as pivot 1",
    );
    const hidden = fromRows([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]);
    expect(determinant(hidden)).not.toBe(0);
    expect(() => solve(hidden, [1, 1, 1])).toThrow("as pivot 2");
  });

  it("refuses shapes that do not fit", () => {
    expect(() => solve(matrix(2, 3), [1, 1])).toThrow("solve: matrix must be square, got 2 × 3");
    expect(() => solve(identity(2), [1])).toThrow(
      "solve: right side of 2 × 2 must have 2 entries, got 1",
    );
    expect(() => solve(fromRows([[Infinity]]), [1])).toThrow(
      "solve: entries must be finite, got Infinity at (0, 0)",
    );
  });
});

describe("inverse", () => {
  it("gives the identity from either side within 4n²ε‖A‖‖A⁻¹‖", () => {
    fc.assert(fc.property(regular, ([A]) => {
      const X = inverse(A);
      const bound = 4 * A.rows ** 2 * epsilon * norm(A.data) * norm(X.data);
      expect(distance(multiply(A, X), identity(A.rows))).toBeLessThanOrEqual(bound);
      expect(distance(multiply(X, A), identity(A.rows))).toBeLessThanOrEqual(bound);
    }));
  });

  it("has whole entries for the Hilbert matrix (4 × 4), within cond·ε", () => {
    const expected = [[16, -120, 240, -140], [-120, 1200, -2700, 1680], [240, -2700, 6480, -4200]];
    const X = inverse(hilbert(4));
    const bound = norm(hilbert(4).data) * norm(X.data) * norm(X.data) * epsilon;
    expected.flat().forEach((x, i) => expect(Math.abs(X.data[i] - x)).toBeLessThan(bound));
  });

  it("refuses a singular matrix", () => {
    expect(() => inverse(matrix(2, 2))).toThrow(
      "inverse: matrix 2 × 2 must not be singular, got 0 as pivot 0",
    );
  });
});

describe("determinant", () => {
  it("is n + 1 for the second difference of order n", () => {
    const n = 30;
    const A = diagonal(new Float64Array(n).fill(2));
    for (let i = 1; i < n; i++) A.data[i * n + i - 1] = A.data[(i - 1) * n + i] = -1;
    expect(Math.abs(determinant(A) - (n + 1))).toBeLessThan(n * n * epsilon * (n + 1));
  });

  it("is the same for the transpose, within 4n²ε of Hadamard's bound", () => {
    fc.assert(fc.property(regular, ([A]) => {
      const n = A.rows;
      const hadamard = norm(A.data) ** n;
      const difference = determinant(A) - determinant(transpose(A));
      expect(Math.abs(difference)).toBeLessThanOrEqual(4 * n * n * epsilon * hadamard);
    }));
  });

  it("changes sign with each exchange of rows", () => {
    expect(determinant(fromRows([[0, 1], [1, 0]]))).toBe(-1);
    expect(determinant(fromRows([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))).toBe(1);
  });

  it("is 0 for dependent rows and 1 for 0 × 0", () => {
    expect(determinant(fromRows([[1, 2], [2, 4]]))).toBe(0);
    expect(determinant(fromRows([[0, 1], [0, 5]]))).toBe(0);
    expect(determinant(matrix(0, 0))).toBe(1);
  });
});
