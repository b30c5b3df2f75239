/**
 * Triangular systems, by substitution.
 *
 * Method: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §3.1.
 */
import type { Matrix } from "./matrix.ts";
import { requireRightSide, requireSquare } from "./requirements.ts";

/** x with L x = b, from the lower triangle of the n × n matrix L (forward substitution). */
export function solveLower(L: Matrix, b: ArrayLike<number>): Float64Array {
  const n = order("solveLower", L, b);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let s = x[i];
    for (let j = 0; j < i; j++) s -= L.data[i * n + j] * x[j];
    x[i] = s / pivot("solveLower", L, i);
  }
  return x;
}

/** x with U x = b, from the upper triangle of the n × n matrix U (back substitution). */
export function solveUpper(U: Matrix, b: ArrayLike<number>): Float64Array {
  const n = order("solveUpper", U, b);
  const x = Float64Array.from(b);
  for (let i = n - 1; i >= 0; i--) {
    let s = x[i];
    for (let j = i + 1; j < n; j++) s -= U.data[i * n + j] * x[j];
    x[i] = s / pivot("solveUpper", U, i);
  }
  return x;
}

/** x with Lᵀ x = b, from the lower triangle of the n × n matrix L, which is not transposed. */
export function solveLowerTransposed(L: Matrix, b: ArrayLike<number>): Float64Array {
  const n = order("solveLowerTransposed", L, b);
  const x = Float64Array.from(b);
  for (let i = n - 1; i >= 0; i--) {
    const xi = x[i] / pivot("solveLowerTransposed", L, i);
    x[i] = xi;
    for (let j = 0; j < i; j++) x[j] -= L.data[i * n + j] * xi;
  }
  return x;
}

function order(caller: string, A: Matrix, b: ArrayLike<number>): number {
  requireSquare(caller, A);
  requireRightSide(caller, A, b);
  return A.rows;
}

function pivot(caller: string, A: Matrix, i: number): number {
  const value = A.data[i * A.columns + i];
  if (value === 0) throw new RangeError(`${caller}: diagonal entry ${i} must not be 0`);
  return value;
}
