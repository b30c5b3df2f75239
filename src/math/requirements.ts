/** What a matrix must be, checked at the door of every decomposition. */
import { type Matrix, shape } from "./matrix.ts";

/** @throws {RangeError} where A is not square */
export function requireSquare(caller: string, A: Matrix): void {
  if (A.rows !== A.columns) {
    throw new RangeError(`${caller}: matrix must be square, got ${shape(A)}`);
  }
}

/** @throws {RangeError} where an entry is infinite or NaN */
export function requireFinite(caller: string, A: Matrix): void {
  const i = A.data.findIndex((x) => x - x !== 0);
  if (i >= 0) {
    const where = `(${Math.floor(i / A.columns)}, ${i % A.columns})`;
    throw new RangeError(`${caller}: entries must be finite, got ${A.data[i]} at ${where}`);
  }
}

/** @throws {RangeError} where b has not an entry for every row of A, or one that is not finite */
export function requireRightSide(caller: string, A: Matrix, b: ArrayLike<number>): void {
  if (b.length !== A.rows) {
    throw new RangeError(
      `${caller}: right side of ${shape(A)} must have ${A.rows} entries, got ${b.length}`,
    );
  }
  for (let i = 0; i < b.length; i++) {
    if (b[i] - b[i] !== 0) {
      throw new RangeError(`${caller}: right side must be finite, got ${b[i]} at ${i}`);
    }
  }
}
