/**
 * Cholesky decomposition of a symmetric positive definite matrix: A = L Lᵀ, L lower triangular.
 *
 * n³/3 operations, no pivoting needed; whether A is positive definite is learned on the way.
 *
 * Method: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §4.2.
 */
import { type Matrix, matrix } from "./matrix.ts";
import { ln } from "./portable.ts";
import { requireFinite, requireSquare } from "./requirements.ts";
import { sum } from "./sum.ts";
import { solveLower, solveLowerTransposed } from "./triangular.ts";

export interface Cholesky {
  /** L, with zeros above the diagonal: (n, n). */
  readonly lower: Matrix;
  /** ln det A. */
  readonly logDeterminant: number;
  /** x with A x = b: (n) → (n). */
  solve(b: ArrayLike<number>): Float64Array;
}

/**
 * The decomposition of A, of which only the lower triangle is read.
 *
 * @throws {RangeError} where A is not square, not finite or not positive definite; the message names
 * the first pivot ≤ 0
 */
export function cholesky(A: Matrix): Cholesky {
  requireSquare("cholesky", A);
  requireFinite("cholesky", A);
  const n = A.rows;
  const lower = matrix(n, n);
  const L = lower.data;
  for (let j = 0; j < n; j++) {
    let d = A.data[j * n + j];
    for (let k = 0; k < j; k++) d -= L[j * n + k] * L[j * n + k];
    if (!(d > 0)) {
      throw new RangeError(
        `cholesky: matrix ${n} × ${n} must be positive definite, got ${d} as pivot ${j}`,
      );
    }
    const root = Math.sqrt(d);
    L[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let s = A.data[i * n + j];
      for (let k = 0; k < j; k++) s -= L[i * n + k] * L[j * n + k];
      L[i * n + j] = s / root;
    }
  }
  return {
    lower,
    logDeterminant: 2 * sum(Float64Array.from({ length: n }, (_, i) => ln(L[i * n + i]))),
    solve: (b) => solveLowerTransposed(lower, solveLower(lower, b)),
  };
}
