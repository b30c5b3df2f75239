/** Products and norms of vectors. */
import { sum } from "./sum.ts";

/**
 * The dot product Σ aᵢbᵢ, as if computed with twice the precision and rounded once: the error is
 * below ε|aᵀb| + n²ε²|a|ᵀ|b| with ε = 2⁻⁵³, barring over- and underflow.
 *
 * Method: Ogita, Rump and Oishi, SIAM J. Scientific Computing 26(6):1955–1988, 2005, algorithm 5.3
 *         (Dot2), with the exact product of Dekker and Veltkamp, algorithms 3.2 and 3.3 there.
 * @throws {RangeError} where the lengths differ
 */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) {
    throw new RangeError(`dot: a and b must have equal lengths, got ${a.length} and ${b.length}`);
  }
  let p = 0, s = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i], y = b[i];
    const h = x * y;
    const q = p + h;
    const shadow = q - p;
    s += p - (q - shadow) + (h - shadow) + productError(x, y, h);
    p = q;
  }
  // Not finite where a product or a factor times 2²⁷ overflows: then the plain sum stands.
  return s - s === 0 ? p + s : p;
}

/** x·y − h exactly, for h the rounded product; NaN where a factor times 2²⁷ + 1 overflows. */
function productError(x: number, y: number, h: number): number {
  const cx = 134217729 * x, xh = cx - (cx - x), xl = x - xh; // 2²⁷ + 1
  const cy = 134217729 * y, yh = cy - (cy - y), yl = y - yh;
  return xl * yl - (h - xh * yh - xl * yh - xh * yl);
}

/** The Euclidean norm √Σxᵢ², without over- or underflow of the squares; 0 of no values. */
export function norm(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest || size !== size) largest = size;
  }
  if (!(largest > 0 && largest < Infinity)) return largest;
  const squares = Float64Array.from(values, (x) => (x / largest) * (x / largest));
  return largest * Math.sqrt(sum(squares));
}
