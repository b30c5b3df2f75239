/**
 * QR decomposition by Householder reflections, and least squares.
 *
 *     A = Q R,     Hₖ = I − τ v vᵀ,     Hₙ … H₁ A = R
 *
 * for A with at least as many rows as columns; Q has orthonormal columns, R is upper triangular. Its
 * least squares do not square the condition number of A, as the normal equations AᵀA x = Aᵀb would.
 *
 * Method: Golub and Van Loan, Matrix Computations, 4th ed. 2013, §§5.1–5.3.
 */
import { column, type Matrix, matrix, shape } from "./matrix.ts";
import { requireFinite, requireRightSide } from "./requirements.ts";
import { solveUpper } from "./triangular.ts";
import { norm } from "./vector.ts";

export interface Qr {
  /** Q, orthonormal columns: (m, n). */
  readonly orthogonal: Matrix;
  /** R, zeros below the diagonal: (n, n). */
  readonly upper: Matrix;
}

/**
 * The decomposition of A: (m, n) with m ≥ n.
 *
 * @throws {RangeError} where A has fewer rows than columns or is not finite
 */
export function qr(A: Matrix): Qr {
  const { rows: m, columns: n } = A;
  const reflections = reflect("qr", A);
  const Q = matrix(m, n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(m);
    unit[j] = 1;
    for (let k = n - 1; k >= 0; k--) applyReflection(reflections, k, unit);
    for (let i = 0; i < m; i++) Q.data[i * n + j] = unit[i];
  }
  return { orthogonal: Q, upper: reflections.upper };
}

export interface LeastSquares {
  /** The x of smallest ‖A x − b‖: (n). */
  readonly solution: Float64Array;
  /** ‖A x − b‖, in the unit of b. */
  readonly residualNorm: number;
}

/**
 * The x that minimises ‖A x − b‖: (m, n), (m) → (n).
 *
 * @throws {RangeError} where A has fewer rows than columns, is not finite, or its columns depend on
 * one another: a diagonal entry of R at most m·2⁻⁵² times the norm of its column of A; or where b has
 * not m finite entries
 */
export function leastSquares(A: Matrix, b: ArrayLike<number>): LeastSquares {
  const { rows: m, columns: n } = A;
  const reflections = reflect("leastSquares", A);
  requireRightSide("leastSquares", A, b);
  for (let k = 0; k < n; k++) {
    const pivot = reflections.upper.data[k * n + k];
    if (Math.abs(pivot) <= m * Number.EPSILON * norm(column(A, k))) {
      throw new RangeError(
        `leastSquares: columns of ${shape(A)} must be independent, but column ${k} is a ` +
          `combination of those before it (pivot ${pivot})`,
      );
    }
  }
  const rotated = Float64Array.from(b); // Qᵀb, and below it what no x can reach
  for (let k = 0; k < n; k++) applyReflection(reflections, k, rotated);
  return {
    solution: solveUpper(reflections.upper, rotated.subarray(0, n)),
    residualNorm: norm(rotated.subarray(n)),
  };
}

/** Hₖ = I − τₖ vₖvₖᵀ, with vₖ in column k from row k on, and R. */
interface Reflections {
  readonly vectors: Matrix;
  readonly tau: Float64Array;
  readonly upper: Matrix;
}

function reflect(caller: string, A: Matrix): Reflections {
  const { rows: m, columns: n } = A;
  if (m < n) {
    throw new RangeError(`${caller}: matrix must have as many rows as columns, got ${shape(A)}`);
  }
  requireFinite(caller, A);
  const vectors = matrix(m, n);
  const tau = new Float64Array(n);
  const upper = matrix(n, n);
  const reflections = { vectors, tau, upper };
  for (let k = 0; k < n; k++) {
    const x = column(A, k);
    for (let i = 0; i < k; i++) applyReflection(reflections, i, x);
    for (let i = 0; i < k; i++) upper.data[i * n + k] = x[i];
    const size = x.subarray(k).reduce((largest, xi) => Math.max(largest, Math.abs(xi)), 0);
    if (size === 0) continue;
    const below = x.subarray(k).map((xi) => xi / size); // subnormal columns keep Q orthogonal
    const length = norm(below);
    const alpha = below[0] > 0 ? -length : length; // the sign that does not cancel
    const v0 = below[0] - alpha;
    upper.data[k * n + k] = alpha * size;
    tau[k] = -v0 / alpha;
    vectors.data[k * n + k] = 1;
    for (let i = 1; i < m - k; i++) vectors.data[(k + i) * n + k] = below[i] / v0;
  }
  return reflections;
}

/** x ← Hₖ x. */
function applyReflection({ vectors, tau }: Reflections, k: number, x: Float64Array): void {
  const { rows: m, columns: n } = vectors;
  let s = 0;
  for (let i = k; i < m; i++) s += vectors.data[i * n + k] * x[i];
  s *= tau[k];
  for (let i = k; i < m; i++) x[i] -= s * vectors.data[i * n + k];
}
