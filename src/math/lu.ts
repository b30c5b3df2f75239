/**
 * LU decomposition with partial pivoting: P A = L U, and what follows from it for square systems.
 *
 * L is lower triangular with a diagonal of ones and U upper triangular; in each step the largest entry
 * of the column is brought to the diagonal, so no multiplier exceeds 1. 2n³/3 operations.
 *
 * Method: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §3.4.
 */
import { type Matrix, matrix } from "./matrix.ts";
import { requireFinite, requireRightSide, requireSquare } from "./requirements.ts";

/** P A = L U in one matrix, with the order of the rows. */
interface Factors {
  /** U on and above the diagonal, L without its ones below: (n, n). */
  readonly packed: Float64Array;
  /** Row i of P A is row `order[i]` of A. */
  readonly order: Int32Array;
  /** The determinant of P. */
  readonly sign: 1 | -1;
  /** The first pivot that is 0 but for rounding, or −1. */
  readonly singularAt: number;
}

/**
 * x with A x = b: (n, n), (n) → (n).
 *
 * @throws {RangeError} where A is not square, not finite or singular, or b has not n finite entries.
 * A pivot counts as 0 when it is at most n·2⁻⁵² times the largest entry of its column in A.
 */
export function solve(A: Matrix, b: ArrayLike<number>): Float64Array {
  const factors = regularFactors("solve", A);
  requireRightSide("solve", A, b);
  return substitute(factors, b);
}

/**
 * A⁻¹: (n, n) → (n, n). To solve a system `solve` is faster and more accurate.
 *
 * @throws {RangeError} as `solve`
 */
export function inverse(A: Matrix): Matrix {
  const factors = regularFactors("inverse", A);
  const n = A.rows;
  const X = matrix(n, n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    const x = substitute(factors, unit);
    for (let i = 0; i < n; i++) X.data[i * n + j] = x[i];
  }
  return X;
}

/**
 * det A, the product of the pivots: 0 or rounding noise for a singular matrix, 1 for 0 × 0.
 *
 * @throws {RangeError} where A is not square or not finite
 */
export function determinant(A: Matrix): number {
  const { packed, sign } = factorise("determinant", A);
  let product: number = sign;
  for (let i = 0; i < A.rows; i++) product *= packed[i * A.rows + i];
  return product === 0 ? 0 : product; // not −0
}

function regularFactors(caller: string, A: Matrix): Factors {
  const factors = factorise(caller, A);
  const k = factors.singularAt;
  if (k >= 0) {
    const pivot = factors.packed[k * A.rows + k];
    throw new RangeError(
      `${caller}: matrix ${A.rows} × ${A.columns} must not be singular, got ${pivot} as pivot ${k}`,
    );
  }
  return factors;
}

function factorise(caller: string, A: Matrix): Factors {
  requireSquare(caller, A);
  requireFinite(caller, A);
  const n = A.rows;
  const U = A.data.slice();
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let sign: 1 | -1 = 1;
  let singularAt = -1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(U[i * n + k]) > Math.abs(U[p * n + k])) p = i;
    }
    if (p !== k) {
      exchangeRows(U, n, k, p);
      [order[k], order[p]] = [order[p], order[k]];
      sign = sign === 1 ? -1 : 1;
    }
    const pivot = U[k * n + k];
    if (singularAt < 0 && Math.abs(pivot) <= n * Number.EPSILON * largestOfColumn(A, k)) {
      singularAt = k;
    }
    if (pivot === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const l = U[i * n + k] / pivot;
      U[i * n + k] = l;
      for (let j = k + 1; j < n; j++) U[i * n + j] -= l * U[k * n + j];
    }
  }
  return { packed: U, order, sign, singularAt };
}

function exchangeRows(data: Float64Array, n: number, i: number, k: number): void {
  for (let j = 0; j < n; j++) {
    const x = data[i * n + j];
    data[i * n + j] = data[k * n + j];
    data[k * n + j] = x;
  }
}

function largestOfColumn(A: Matrix, j: number): number {
  let largest = 0;
  for (let i = 0; i < A.rows; i++) largest = Math.max(largest, Math.abs(A.data[i * A.columns + j]));
  return largest;
}

/** L y = P b, then U x = y. */
function substitute({ packed, order }: Factors, b: ArrayLike<number>): Float64Array {
  const n = order.length;
  const x = Float64Array.from(order, (i) => b[i]);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i] -= packed[i * n + j] * x[j];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= packed[i * n + j] * x[j];
    x[i] /= packed[i * n + i];
  }
  return x;
}
