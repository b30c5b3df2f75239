/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations: A = V Λ Vᵀ.
 *
 * Each rotation makes one pair of off-diagonal entries zero; the sum of their squares falls at every
 * step and quadratically near the end, so five to ten sweeps do. About 10 n³ operations a sweep: for
 * matrices of up to a few hundred rows.
 *
 * Method: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §8.5.
 */
import { identity, type Matrix, matrix } from "./matrix.ts";
import { requireFinite, requireSquare } from "./requirements.ts";
import { norm } from "./vector.ts";

export interface SymmetricEigen {
  /** The eigenvalues, ascending: (n). */
  readonly values: Float64Array;
  /** Column j is the unit eigenvector of `values[j]`, its largest entry positive: (n, n). */
  readonly vectors: Matrix;
}

const mostSweeps = 60;

/**
 * The decomposition of A, which must be symmetric: (n, n).
 *
 * @throws {RangeError} where A is not square, not finite, or differs from Aᵀ by more than n·2⁻⁵² of
 * its norm in an entry
 */
export function symmetricEigen(A: Matrix): SymmetricEigen {
  requireSquare("symmetricEigen", A);
  requireFinite("symmetricEigen", A);
  requireSymmetric(A);
  const n = A.rows;
  const S = matrix(n, n, A.data.slice());
  const V = identity(n);
  let sweep = 0;
  while (sweepOnce(S, V)) {
    if (++sweep > mostSweeps) {
      throw new Error(`symmetricEigen: no end after ${mostSweeps} sweeps of ${n} × ${n}`);
    }
  }
  return sorted(S, V);
}

function requireSymmetric(A: Matrix): void {
  const n = A.rows;
  const tolerance = n * Number.EPSILON * norm(A.data);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const lower = A.data[i * n + j], upper = A.data[j * n + i];
      if (!(Math.abs(lower - upper) <= tolerance)) {
        throw new RangeError(
          `symmetricEigen: matrix must be symmetric, got ${lower} at (${i}, ${j}) and ${upper} at ` +
            `(${j}, ${i})`,
        );
      }
    }
  }
}

/** Rotates every pair of rows once; false if no entry was large enough to change its diagonal. */
function sweepOnce(S: Matrix, V: Matrix): boolean {
  const n = S.rows;
  const a = S.data;
  let hasRotated = false;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      const apq = a[p * n + q], app = a[p * n + p], aqq = a[q * n + q];
      if (
        Math.abs(apq) <= Number.EPSILON / 2 * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq))
      ) {
        a[p * n + q] = a[q * n + p] = 0;
        continue;
      }
      hasRotated = true;
      // tan of the smaller angle that diagonalises [[app, apq], [apq, aqq]]
      const theta = (aqq - app) / (2 * apq);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(1 + theta * theta));
      const c = 1 / Math.sqrt(1 + t * t);
      rotate(S, V, p, q, c, t * c);
      a[p * n + p] = app - t * apq;
      a[q * n + q] = aqq + t * apq;
      a[p * n + q] = a[q * n + p] = 0;
    }
  }
  return hasRotated;
}

/** S ← JᵀSJ but for the four entries of the pair, V ← V J, for the rotation J by (c, s) in (p, q). */
function rotate(S: Matrix, V: Matrix, p: number, q: number, c: number, s: number): void {
  const n = S.rows;
  const a = S.data, v = V.data;
  for (let k = 0; k < n; k++) {
    const vp = v[k * n + p], vq = v[k * n + q];
    v[k * n + p] = c * vp - s * vq;
    v[k * n + q] = s * vp + c * vq;
    if (k === p || k === q) continue;
    const ap = a[p * n + k], aq = a[q * n + k];
    a[p * n + k] = a[k * n + p] = c * ap - s * aq;
    a[q * n + k] = a[k * n + q] = s * ap + c * aq;
  }
}

function sorted(S: Matrix, V: Matrix): SymmetricEigen {
  const n = S.rows;
  const order = Array.from({ length: n }, (_, i) => i)
    .sort((i, j) => S.data[i * n + i] - S.data[j * n + j]);
  const vectors = matrix(n, n);
  order.forEach((from, to) => {
    let largest = 0;
    for (let i = 0; i < n; i++) {
      const x = V.data[i * n + from];
      if (Math.abs(x) > Math.abs(largest)) largest = x;
    }
    const sign = largest < 0 ? -1 : 1;
    for (let i = 0; i < n; i++) vectors.data[i * n + to] = sign * V.data[i * n + from];
  });
  return { values: Float64Array.from(order, (i) => S.data[i * n + i]), vectors };
}
