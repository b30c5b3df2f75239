/**
 * Hyperbolic functions, from eˣ and e⁻ˣ as unrounded sums.
 *
 *     sinh x = (eˣ − e⁻ˣ)/2,     cosh x = (eˣ + e⁻ˣ)/2,     tanh x = sinh x / cosh x
 *
 * Below 0.35 sinh is its Taylor series, because the difference would cancel.
 */
import { expOfSum, exponentialPair, pair } from "./exponential.ts";
import { headAndTail, ln2 } from "./fixed-point.ts";
import { quotientOfSums } from "./unrounded.ts";

const seriesLimit = 0.35;
const onlyUp = 22; // e⁻²² is below half a unit of e²²
const [ln2Head, ln2Tail] = headAndTail(ln2());

/** The hyperbolic sine. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < seriesLimit) return x + sinhTail(x);
  let value: number;
  if (size <= onlyUp) {
    exponentialPair(size);
    const head = pair[0] - pair[2];
    value = 0.5 * (head + (pair[0] - head - pair[2] + (pair[1] - pair[3])));
  } else value = halfExponential(size);
  return x < 0 ? -value : value;
}

/** The hyperbolic cosine. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size <= onlyUp)) return halfExponential(size);
  exponentialPair(size);
  const head = pair[0] + pair[2];
  return 0.5 * (head + (pair[0] - head + pair[2] + (pair[1] + pair[3])));
}

/** The hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 3.7e-9) return x; // x³/3 is below half a unit
  if (!(size <= onlyUp)) return x < 0 ? -1 : x > 0 ? 1 : NaN;
  exponentialPair(size);
  const sum = pair[0] + pair[2];
  const sumTail = pair[0] - sum + pair[2] + (pair[1] + pair[3]);
  let difference: number, differenceTail: number;
  if (size < seriesLimit) {
    difference = 2 * size;
    differenceTail = 2 * sinhTail(size);
  } else {
    difference = pair[0] - pair[2];
    differenceTail = pair[0] - difference - pair[2] + (pair[1] - pair[3]);
  }
  const ratio = quotientOfSums(difference, differenceTail, sum, sumTail);
  return x < 0 ? -ratio : ratio;
}

/** sinh x − x for |x| < 0.35. */
function sinhTail(x: number): number {
  const x2 = x * x;
  return x * x2 * (1 / 6 + x2 * (1 / 120 +
        x2 * (1 / 5040 + x2 * (1 / 362880 + x2 * (1 / 39916800 + x2 * (1 / 6227020800))))));
}

/** eˣ/2 for x > 22, also where eˣ overflows and its half does not; NaN for NaN. */
function halfExponential(x: number): number {
  if (x < 709) return 0.5 * expOfSum(x, 0);
  if (x > 711) return Infinity;
  const shifted = x - ln2Head;
  return expOfSum(shifted, x - shifted - ln2Head - ln2Tail);
}
