/**
 * Powers and cube roots.
 *
 *     x^y = exp(y ln|x|) · sign,
 *
 * with ln|x| to 68 bits and the product y ln|x| as an exact sum, so that the exponential, which
 * multiplies absolute errors by the result, still sees about 60 good bits after the point.
 */
import { highWord, powerOfTwo } from "./binary.ts";
import { exp, expOfSum } from "./exponential.ts";
import { ln, lnOfSum, logarithm } from "./logarithm.ts";
import { productError } from "./unrounded.ts";

/**
 * x to the power y. Special cases as in ECMAScript's Math.pow: pow(x, 0) is 1 even for
 * NaN, pow(±1, ±∞) is NaN, a negative x to a fraction is NaN.
 */
export function pow(x: number, y: number): number {
  if (!(x > 0 && x < Infinity && y - y === 0)) return special(x, y);
  return ofPositive(x, y);
}

function ofPositive(x: number, y: number): number {
  if (x === 1 || (y > -5e-20 && y < 5e-20)) return 1; // 2⁻⁶⁴ · 745 is below half a unit of 1
  if (y > 2e19 || y < -2e19) return (x > 1) === (y > 0) ? Infinity : 0; // |ln x| ≥ 2⁻⁵⁴ past 2⁶⁴
  lnOfSum(x, 0);
  const l = logarithm[0];
  const product = y * l;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfSum(product, productError(y, l, product) + y * logarithm[1]);
}

/** x ≤ 0, infinite or NaN, or y infinite or NaN. */
function special(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    return size === 1 ? NaN : (size > 1) === (y > 0) ? Infinity : 0;
  }
  const isNegative = x < 0 || Object.is(x, -0);
  const sign = isNegative && Math.abs(y % 2) === 1 ? -1 : 1;
  if (size === 0 || size === Infinity) {
    return sign * ((size === 0) === (y < 0) ? Infinity : 0);
  }
  return y % 1 === 0 ? sign * ofPositive(size, y) : NaN;
}

/**
 * The cube root.
 *
 * A first value t of 24 bits, then one step of δ = (x − t³) / (3(t² + tδ₀)), the residual exact.
 */
export function cbrt(x: number): number {
  let size = Math.abs(x);
  if (!(size > 0 && size < Infinity)) return x;
  let k = 0;
  if (size < 2.2250738585072014e-308) {
    size *= 0x40000000000000; // 2⁵⁴
    k = -18;
  }
  const third = Math.floor(((highWord(size) >> 20) - 1023) / 3);
  const m = size * powerOfTwo(-3 * third); // [1, 8)
  const t = Math.fround(exp(ln(m) / 3));
  const square = t * t; // exact: 48 bits
  const high = Math.fround(square), low = square - high;
  const residual = m - t * high - t * low;
  const rough = residual / (3 * square);
  const root = t + residual / (3 * (square + t * rough));
  return (x < 0 ? -root : root) * powerOfTwo(third + k);
}
