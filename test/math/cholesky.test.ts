import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky } from "../../src/math/cholesky.ts";
import {
  diagonal,
  fromRows,
  matrix,
  multiply,
  multiplyVector,
  transpose,
} from "../../src/math/matrix.ts";
import { ln } from "../../src/math/portable.ts";
import { norm } from "../../src/math/vector.ts";
import { distance, epsilon, orders, symmetric, vectors } from "./arbitrary.ts";

const positive = orders.chain((n) => fc.tuple(symmetric(n, 0.1), vectors(n)));

describe("cholesky", () => {
  it("gives back A as L Lᵀ within (n + 1)ε of its norm (Higham 2002, theorem 10.3)", () => {
    fc.assert(fc.property(positive, ([A]) => {
      const { lower: L } = cholesky(A);
      const bound = (A.rows + 1) * epsilon * norm(A.data);
      expect(distance(multiply(L, transpose(L)), A)).toBeLessThanOrEqual(bound);
    }));
  });

  it("solves A x = b with a residual within 4n²ε‖A‖‖x‖", () => {
    fc.assert(fc.property(positive, ([A, b]) => {
      const x = cholesky(A).solve(b);
      const residual = norm(multiplyVector(A, x).map((y, i) => y - b[i]));
      const bound = 4 * A.rows * A.rows * epsilon * norm(A.data) * norm(x);
      expect(residual).toBeLessThanOrEqual(bound);
    }));
  });

  it("factors the Pascal matrix into binomial coefficients, with determinant 1", () => {
    const { lower, logDeterminant } = cholesky(
      fromRows([[1, 1, 1, 1], [1, 2, 3, 4], [1, 3, 6, 10], [1, 4, 10, 20]]),
    );
    expect(lower).toEqual(fromRows([[1, 0, 0, 0], [1, 1, 0, 0], [1, 2, 1, 0], [1, 3, 3, 1]]));
    expect(logDeterminant).toBe(0);
  });

  it("has the logarithm of the determinant where the determinant underflows", () => {
    const { logDeterminant } = cholesky(diagonal(new Float64Array(400).fill(1e-4)));
    expect(logDeterminant).toBeCloseTo(400 * ln(1e-4), 9);
  });

  it("reads only the lower triangle", () => {
    expect(cholesky(fromRows([[4, -99], [2, 5]])).lower).toEqual(fromRows([[2, 0], [1, 2]]));
  });

  it("refuses what is not positive definite, naming the pivot", () => {
    expect(() => cholesky(fromRows([[1, 2], [2, 1]]))).toThrow(
      "cholesky: matrix 2 × 2 must be positive definite, got -3 as pivot 1",
    );
    expect(() => cholesky(fromRows([[0]]))).toThrow("got 0 as pivot 0");
  });

  it("refuses what is not square or not finite", () => {
    expect(() => cholesky(matrix(2, 3))).toThrow("cholesky: matrix must be square, got 2 × 3");
    expect(() => cholesky(fromRows([[1, 0], [NaN, 1]]))).toThrow(
      "cholesky: entries must be finite, got NaN at (1, 0)",
    );
  });
});
