/**
 * Small dense matrices: their shape, and their entries row by row in one typed array.
 *
 * Entry (i, j) is `data[i * columns + j]`, counted from 0. Operations make new matrices; whoever
 * writes in `data` owns it.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/**
 * A rows × columns matrix: of zeros, or of `data`, which is kept and not copied.
 *
 * @throws {RangeError} where the shape is not of whole numbers, or `data` has another length
 */
export function matrix(rows: number, columns: number, data?: Float64Array): Matrix {
  for (const [name, n] of [["rows", rows], ["columns", columns]] as const) {
    if (!Number.isInteger(n) || n < 0) {
      throw new RangeError(`matrix: ${name} must be a whole number ≥ 0, got ${n}`);
    }
  }
  if (data !== undefined && data.length !== rows * columns) {
    throw new RangeError(
      `matrix: data of ${rows} × ${columns} must have ${
        rows * columns
      } entries, got ${data.length}`,
    );
  }
  return { rows, columns, data: data ?? new Float64Array(rows * columns) };
}

/**
 * The matrix of those rows, copied.
 *
 * @throws {RangeError} where a row is longer or shorter than the first
 */
export function fromRows(rows: readonly ArrayLike<number>[]): Matrix {
  const columns = rows.length === 0 ? 0 : rows[0].length;
  const A = matrix(rows.length, columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new RangeError(
        `fromRows: every row must have ${columns} entries, got ${row.length} in row ${i}`,
      );
    }
    A.data.set(row, i * columns);
  });
  return A;
}

/** The n × n identity. */
export function identity(n: number): Matrix {
  return diagonal(new Float64Array(n).fill(1));
}

/** The square matrix with those values on its diagonal and zeros elsewhere. */
export function diagonal(values: ArrayLike<number>): Matrix {
  const n = values.length;
  const A = matrix(n, n);
  for (let i = 0; i < n; i++) A.data[i * n + i] = values[i];
  return A;
}

/** Row i as a view: what is written there is written in A. */
export function row(A: Matrix, i: number): Float64Array {
  return A.data.subarray(i * A.columns, (i + 1) * A.columns);
}

/** Column j, copied. */
export function column(A: Matrix, j: number): Float64Array {
  return Float64Array.from({ length: A.rows }, (_, i) => A.data[i * A.columns + j]);
}

/** Aᵀ. */
export function transpose(A: Matrix): Matrix {
  const { rows: m, columns: n } = A;
  const T = matrix(n, m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) T.data[j * m + i] = A.data[i * n + j];
  }
  return T;
}

/**
 * The product A B.
 *
 * @throws {RangeError} where A has not as many columns as B has rows
 */
export function multiply(A: Matrix, B: Matrix): Matrix {
  if (A.columns !== B.rows) {
    throw new RangeError(`multiply: columns of ${shape(A)} must be rows of ${shape(B)}`);
  }
  const { rows: m, columns: n } = A, p = B.columns;
  const C = matrix(m, p); // (m, n) × (n, p) → (m, p)
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < n; k++) {
      const a = A.data[i * n + k];
      for (let j = 0; j < p; j++) C.data[i * p + j] += a * B.data[k * p + j];
    }
  }
  return C;
}

/**
 * The product A x.
 *
 * @throws {RangeError} where x has not as many entries as A has columns
 */
export function multiplyVector(A: Matrix, x: ArrayLike<number>): Float64Array {
  const { rows: m, columns: n } = A;
  if (x.length !== n) {
    throw new RangeError(
      `multiplyVector: x of ${shape(A)} must have ${n} entries, got ${x.length}`,
    );
  }
  const y = new Float64Array(m); // (m, n) × (n) → (m)
  for (let i = 0; i < m; i++) {
    let s = 0;
    for (let j = 0; j < n; j++) s += A.data[i * n + j] * x[j];
    y[i] = s;
  }
  return y;
}

/** The shape as errors print it: `3 × 2`. */
export function shape(A: Matrix): string {
  return `${A.rows} × ${A.columns}`;
}
