/**
 * The exponential function, by table and series.
 *
 *     eˣ = 2ᵏ · 2^(j/128) · eʳ,     x = (128k + j) ln2/128 + r,     |r| ≤ ln2/256
 *
 * The table holds 2^(j/128) as head and tail, and eʳ − 1 is its Taylor series to r⁵, whose remainder
 * is below 2⁻⁶⁰. ln2/128 is subtracted in two pieces, the first of which has 35 bits, so that its
 * product with 128k + j is exact. The last operation adds a small number to the table's head, which
 * leaves an error close to half a unit in the last place.
 *
 * Method: Tang, ACM Trans. Mathematical Software 15(2):144–157, 1989 (exp) and
 *         18(2):211–222, 1992 (expm1).
 */
import { powerOfTwo, roundingShift } from "./binary.ts";
import { exponential, headAndTail, ln2, times, toNumber } from "./fixed-point.ts";

const steps = 128;
const [stepHead, stepTail] = headAndTail(ln2() / BigInt(steps), 42); // ln2/128
const stepsPerUnit = toNumber((BigInt(steps) << 384n) / ln2()); // 128/ln2

const heads = new Float64Array(steps); // 2^(j/128)
const tails = new Float64Array(steps);
const root = exponential(ln2() / BigInt(steps));
for (let j = 0, v = exponential(0n); j < steps; j++, v = times(v, root)) {
  [heads[j], tails[j]] = headAndTail(v);
}

/** eˣ. */
export function exp(x: number): number {
  if (x > -708 && x < 709) {
    const n = x * stepsPerUnit + roundingShift - roundingShift; // 128k + j
    const r = x - n * stepHead - n * stepTail;
    const j = n & (steps - 1);
    const head = heads[j];
    return (head + (tails[j] + head * seriesMinusOne(r))) * powerOfTwo(n >> 7);
  }
  return expOfSum(x, 0);
}

/** e^(x + tail) for |tail| ≤ 2⁻⁴⁰; with tail 0 for every x, NaN and infinities included. */
export function expOfSum(x: number, tail: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (x !== x) return NaN;
  const n = x * stepsPerUnit + roundingShift - roundingShift;
  const r = x - n * stepHead - n * stepTail + tail;
  const j = n & (steps - 1);
  const head = heads[j];
  return scaledSum(head, tails[j] + head * seriesMinusOne(r), n >> 7);
}

/** eʳ − 1 for |r| ≤ ln2/256. */
function seriesMinusOne(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
}

/** (head + tail)·2ᵏ, rounded once, for head in [1, 2) and a small tail. */
function scaledSum(head: number, tail: number, k: number): number {
  if (k >= -1021 && k <= 1023) return (head + tail) * powerOfTwo(k);
  if (k > 1023) return (head + tail) * powerOfTwo(1023) * powerOfTwo(k - 1023);
  // Below 2⁻¹⁰²² the unit is 2⁻¹⁰⁷⁴: adding 1 at the scale 2¹⁰²² rounds there, and only there.
  const scale = powerOfTwo(k + 1022);
  const sum = (head + tail) * scale;
  if (sum >= 1) return sum * powerOfTwo(-1022);
  const rest = head * scale - sum + tail * scale;
  const shifted = 1 + sum;
  return (shifted + (1 - shifted + sum + rest) - 1) * powerOfTwo(-1022);
}

/** Where e^{±x} of `exponentialPair` are left: head and tail of eˣ, head and tail of e⁻ˣ. */
export const pair = new Float64Array(4);

/** Leaves eˣ and e⁻ˣ in `pair`, each as an unrounded sum of head and tail; |x| ≤ 700. */
export function exponentialPair(x: number): void {
  const n = x * stepsPerUnit + roundingShift - roundingShift;
  const r = x - n * stepHead - n * stepTail;
  const r2 = r * r;
  const even = r2 * (1 / 2 + r2 * (1 / 24)); // cosh r − 1
  const odd = r + r * r2 * (1 / 6 + r2 * (1 / 120)); // sinh r
  const up = n & (steps - 1), down = -n & (steps - 1);
  const upScale = powerOfTwo(n >> 7), downScale = powerOfTwo(-n >> 7);
  pair[0] = heads[up] * upScale;
  pair[1] = (tails[up] + heads[up] * (even + odd)) * upScale;
  pair[2] = heads[down] * downScale;
  pair[3] = (tails[down] + heads[down] * (even - odd)) * downScale;
}

/** eˣ − 1, accurate near 0. */
export function expm1(x: number): number {
  if (x > -0.35 && x < 0.35) return nearZero(x);
  if (x > 40) return exp(x); // 1 is below half a unit of e⁴⁰
  if (x < -40) return -1;
  if (x !== x) return NaN;
  exponentialPair(x);
  const head = pair[0];
  const difference = head - 1;
  const rest = head > 1 ? head - difference - 1 : head - (difference + 1);
  return difference + (rest + pair[1]);
}

/** x + x²/2 + x³/6 + …, the square exact, so that only the cubes and higher terms carry an error. */
function nearZero(x: number): number {
  if (x > -1e-17 && x < 1e-17) return x;
  const xh = Math.fround(x), xl = x - xh;
  const square = 0.5 * xh * xh;
  const squareTail = 0.5 * xl * (x + xh);
  const x2 = x * x;
  const even = 1 / 6 +
    x2 * (1 / 120 +
        x2 * (1 / 5040 + x2 * (1 / 362880 + x2 * (1 / 39916800 + x2 * (1 / 6227020800)))));
  const odd = 1 / 24 +
    x2 * (1 / 720 + x2 * (1 / 40320 + x2 * (1 / 3628800 + x2 * (1 / 479001600))));
  const sum = x + square;
  return sum + (x - sum + square + (squareTail + x * x2 * (even + x * odd)));
}
