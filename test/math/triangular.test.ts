import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromRows, multiplyVector, transpose } from "../../src/math/matrix.ts";
import { solveLower, solveLowerTransposed, solveUpper } from "../../src/math/triangular.ts";
import { epsilon, matrices, vectors } from "./arbitrary.ts";

const n = 6;
/** Lower triangular, entries in [−1, 1], the diagonal moved away from 0. */
const lower = matrices(n, n).map((A) => {
  for (let i = 0; i < n; i++) {
    A.data[i * n + i] += A.data[i * n + i] < 0 ? -1 : 1;
    A.data.fill(0, i * n + i + 1, (i + 1) * n);
  }
  return A;
});

/** Higham 2002, theorem 8.5: the residual is at most nε|T||x|. */
function residualIsSmall(Tx: Float64Array, b: Float64Array, x: Float64Array): void {
  const size = 2 * x.reduce((s, xi) => s + Math.abs(xi), 0);
  Tx.forEach((value, i) =>
    expect(Math.abs(value - b[i])).toBeLessThanOrEqual(2 * n * epsilon * size)
  );
}

describe("triangular systems", () => {
  it("are solved forwards with L", () => {
    fc.assert(fc.property(lower, vectors(n), (L, b) => {
      const x = solveLower(L, b);
      residualIsSmall(multiplyVector(L, x), b, x);
    }));
  });

  it("are solved backwards with U", () => {
    fc.assert(fc.property(lower.map(transpose), vectors(n), (U, b) => {
      const x = solveUpper(U, b);
      residualIsSmall(multiplyVector(U, x), b, x);
    }));
  });

  it("are solved backwards with Lᵀ, without transposing", () => {
    fc.assert(fc.property(lower, vectors(n), (L, b) => {
      const x = solveLowerTransposed(L, b);
      residualIsSmall(multiplyVector(transpose(L), x), b, x);
    }));
  });

  it("read only their own triangle", () => {
    const A = fromRows([[2, NaN], [1, 4]]);
    expect(solveLower(A, [2, 9])).toEqual(new Float64Array([1, 2]));
    expect(solveUpper(transpose(A), [4, 8])).toEqual(new Float64Array([1, 2]));
  });

  it("are refused with a 0 on the diagonal, or shapes that do not fit", () => {
    const singular = fromRows([[1, 0], [1, 0]]);
    expect(() => solveLower(singular, [1, 1])).toThrow(
      "solveLower: diagonal entry 1 must not be 0",
    );
    expect(() => solveUpper(fromRows([[1, 2]]), [1])).toThrow(
      "solveUpper: matrix must be square, got 1 × 2",
    );
    expect(() => solveLowerTransposed(singular, [1])).toThrow(
      "solveLowerTransposed: right side of 2 × 2 must have 2 entries, got 1",
    );
    expect(() => solveLower(singular, [1, NaN])).toThrow(
      "solveLower: right side must be finite, got NaN at 1",
    );
  });
});
