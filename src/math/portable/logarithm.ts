/**
 * Logarithms, by table and series.
 *
 *     ln x = k ln2 − ln g + ln(1 + r),     x = 2ᵏ m,  m in [√½, √2),     1 + r = g m,  |r| < 0.0042
 *
 * The multiplier g ≈ 1/m has nine bits after the point and is looked up by the first eight of m, so
 * r = g m − 1 is exact as a sum of two numbers. Around x = 1 g is 1 and r is x − 1, so there is no
 * cancellation. The table holds −ln g as a head of 42 bits after the point, which adds to k ln2
 * without error, and a tail.
 *
 * Method: Tang, ACM Trans. Mathematical Software 16(4):378–400, 1990, with multipliers in place of
 * divisions.
 */
import { highWord, powerOfTwo } from "./binary.ts";
import { fractionBits, headAndTail, inverseTangent, ln2 } from "./fixed-point.ts";
import { productError } from "./unrounded.ts";

const headBits = 42;
const [ln2Head, ln2Tail] = headAndTail(ln2(), headBits);

const first = 181; // of ⌊256m + ½⌋
const last = 362;
const multipliers = new Float64Array(last - first + 1); // g
const heads = new Float64Array(last - first + 1); // −ln g
const tails = new Float64Array(last - first + 1);
tabulate(1);
tabulate(-1);

/** Fills the tables from m = 1, where all is exact, in that direction. */
function tabulate(direction: 1 | -1): void {
  const multiplier = (j: number) => Math.round(512 * 256 / j); // 512 g
  for (let j = 256, v = 0n; j >= first && j <= last; j += direction) {
    const g = multiplier(j), next = multiplier(j + direction);
    multipliers[j - first] = g / 512;
    [heads[j - first], tails[j - first]] = headAndTail(v, headBits);
    // ln(g/next) = ±2 artanh(|g − next|/(g + next)), negative where the multiplier grows
    const half = inverseTangent(Math.abs(g - next), g + next, 1);
    v += direction > 0 ? 2n * half : -2n * half;
  }
}

/** The natural logarithm. NaN below 0, −∞ at 0. */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return outside(x);
  let k = 0;
  if (x < 2.2250738585072014e-308) { // 2⁻¹⁰²²
    x *= 0x40000000000000; // 2⁵⁴
    k = -54;
  }
  const e = binade(x);
  k += e;
  const m = x * powerOfTwo(-e);
  const j = (m * 256 + 0.5 | 0) - first;
  const g = multipliers[j];
  const mh = Math.fround(m);
  const rh = mh * g - 1;
  const rl = (m - mh) * g;
  const r = rh + rl;
  const base = k * ln2Head + heads[j];
  const sum = base + r;
  const rest = base - sum + r + (rl - (r - rh) + (k * ln2Tail + tails[j]));
  const r2 = r * r;
  return sum + (rest + r2 * (-1 / 2 + r * (1 / 3 - r / 4 + r2 * (1 / 5 - r / 6 + r2 / 7))));
}

/** k with x/2ᵏ in [√½, √2), for a normal x > 0. */
function binade(x: number): number {
  return ((highWord(x) + 0x95f62) >> 20) - 1023; // 0x3ff00000 − 0x95f62 begins √½
}

function outside(x: number): number {
  return x === 0 ? -Infinity : x === Infinity ? x : NaN;
}

/** Where `lnOfSum` leaves its logarithm: head and tail. */
export const logarithm = new Float64Array(2);

/**
 * Leaves ln(x + tail) in `logarithm` as head and tail, with a relative error near 2⁻⁶⁸; for
 * 0 < x < ∞ and |tail| at most half a unit of x.
 */
export function lnOfSum(x: number, tail: number): void {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 0x40000000000000;
    k = -54;
  }
  const e = binade(x);
  k += e;
  const scale = powerOfTwo(-e);
  const m = x * scale;
  const j = (m * 256 + 0.5 | 0) - first;
  const g = multipliers[j];
  const mh = Math.fround(m);
  const rh = mh * g - 1;
  const rl = (m - mh) * g + tail * scale * g;
  const r = rh + rl;
  const rTail = rl - (r - rh);
  const base = k * ln2Head + heads[j];
  const linear = base + r;
  const linearTail = base - linear + r;
  // r²/2 as an exact number and a tail
  const h = Math.fround(r), l = r - h;
  const square = 0.5 * h * h;
  const squareTail = 0.5 * l * (r + h) + r * rTail;
  const quadratic = linear - square;
  const quadraticTail = linear - quadratic - square;
  const r2 = r * r;
  const cubic = r * r2 *
    (1 / 3 - r / 4 + r2 * (1 / 5 - r / 6 + r2 * (1 / 7 - r / 8 + r2 / 9)));
  const rest = linearTail + quadraticTail + rTail + (k * ln2Tail + tails[j]) - squareTail + cubic;
  const head = quadratic + rest;
  logarithm[0] = head;
  logarithm[1] = quadratic - head + rest;
}

/** ln(1 + x), accurate near 0. NaN below −1, −∞ at −1. */
export function log1p(x: number): number {
  if (x > -1e-17 && x < 1e-17) return x;
  if (!(x > -1 && x < Infinity)) return outside(x + 1);
  const u = 1 + x;
  lnOfSum(u, x > 1 ? 1 - (u - x) : x - (u - 1));
  return logarithm[0]; // head + tail, rounded
}

const unit = 1n << BigInt(fractionBits);
const [perLn2Head, perLn2Tail] = headAndTail((unit << BigInt(fractionBits)) / ln2());
// ln 10 = 3 ln2 + ln(5/4), and ln(5/4) = 2 artanh(1/9)
const [perLn10Head, perLn10Tail] = headAndTail(
  (unit << BigInt(fractionBits)) / (3n * ln2() + 2n * inverseTangent(1, 9, 1)),
);

/** The logarithm to base 2, exact at powers of two. */
export function log2(x: number): number {
  return inBase(x, perLn2Head, perLn2Tail);
}

/** The logarithm to base 10, exact at the powers of ten that are numbers. */
export function log10(x: number): number {
  return inBase(x, perLn10Head, perLn10Tail);
}

function inBase(x: number, head: number, tail: number): number {
  if (!(x > 0 && x < Infinity)) return outside(x);
  if (x === 1) return 0;
  lnOfSum(x, 0);
  const l = logarithm[0];
  const p = l * head;
  return p + (productError(l, head, p) + (l * tail + logarithm[1] * head));
}
