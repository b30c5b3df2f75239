/**
 * Inverse circular functions, all from the angle of a point (b, a) with 0 ≤ a ≤ b.
 *
 *     arctan(a/b) = arctan c + arctan t,     t = (a − c b)/(b + c a),     c = j/128,  |t| ≤ 1/256
 *     arcsin x = arctan(x/√(1 − x²)),     arccos x = arctan(√(1 − x²)/x)
 *
 * The table holds arctan(j/128) as head and tail. Below 1/8 the Taylor series of a/b is taken, with
 * the remainder of the division put back. The root is kept as an unrounded sum.
 */
import { highWord, powerOfTwo } from "./binary.ts";
import { headAndTail, inverseTangent, pi, toNumber } from "./fixed-point.ts";
import { productError } from "./unrounded.ts";

const steps = 128;
const heads = new Float64Array(steps + 1); // arctan(j/128)
const tails = new Float64Array(steps + 1);
for (let j = 0, v = 0n; j <= steps; j++) {
  [heads[j], tails[j]] = headAndTail(v);
  v += inverseTangent(steps, steps * steps + j * (j + 1), -1); // to arctan((j + 1)/128)
}
const [piHead, piTail] = headAndTail(pi());
const halfPiHead = piHead / 2, halfPiTail = piTail / 2;
const quarterPi = piHead / 4;
const threeQuartersPi = toNumber(3n * pi() / 4n);

/** The angle of tangent x, in [−π/2, π/2] radians. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-9) return x; // x³/3 is below half a unit
  if (size !== size) return NaN;
  let value: number;
  if (size <= 1) {
    angle(size, 0, 1, 0);
    value = parts[0] + parts[1];
  } else if (size < 2e16) {
    angle(1, 0, size, 0);
    value = turned(halfPiHead, halfPiTail, -1);
  } else value = halfPiHead;
  return x < 0 ? -value : value;
}

/**
 * The angle of the point (x, y), in [−π, π] radians. Special cases as in ECMAScript's
 * Math.atan2: the signs of zeros and infinities choose the quadrant.
 */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const value = inUpperHalf(Math.abs(y), Math.abs(x), x < 0 || Object.is(x, -0));
  return y < 0 || Object.is(y, -0) ? -value : value;
}

/** The angle of (±x, y) for x, y ≥ 0, in [0, π]. */
function inUpperHalf(y: number, x: number, isLeft: boolean): number {
  if (y === 0) return isLeft ? piHead : 0;
  if (y === Infinity) {
    return x < Infinity ? halfPiHead : isLeft ? threeQuartersPi : quarterPi;
  }
  if (y > x) {
    angleAtAnyScale(x, y);
    return turned(halfPiHead, halfPiTail, isLeft ? 1 : -1);
  }
  angleAtAnyScale(y, x);
  return isLeft ? turned(piHead, piTail, -1) : parts[0] + parts[1];
}

/** The angle of sine x, in [−π/2, π/2] radians. NaN outside [−1, 1]. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-9) return x; // x³/6 is below half a unit
  if (!(size < 1)) return size === 1 ? x * halfPiHead : NaN;
  cosineOf(size);
  let value: number;
  if (size <= other[0]) {
    angle(size, 0, other[0], other[1]);
    value = parts[0] + parts[1];
  } else {
    angle(other[0], other[1], size, 0);
    value = turned(halfPiHead, halfPiTail, -1);
  }
  return x < 0 ? -value : value;
}

/** The angle of cosine x, in [0, π] radians. NaN outside [−1, 1]. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-17) return halfPiHead;
  if (!(size < 1)) return x === 1 ? 0 : x === -1 ? piHead : NaN;
  cosineOf(size);
  if (size <= other[0]) {
    angle(size, 0, other[0], other[1]);
    return turned(halfPiHead, halfPiTail, x < 0 ? 1 : -1);
  }
  angle(other[0], other[1], size, 0);
  return x < 0 ? turned(piHead, piTail, -1) : parts[0] + parts[1];
}

/** √(1 − x²) for 0 ≤ x < 1, as head and tail. */
const other = new Float64Array(2);

function cosineOf(x: number): void {
  const square = x * x;
  const w = 1 - square;
  const wTail = 1 - w - square - (x < 1e-20 ? 0 : productError(x, x, square));
  const root = Math.sqrt(w);
  const p = root * root;
  other[0] = root;
  other[1] = (w - p - productError(root, root, p) + wTail) / (2 * root);
}

/** Where `angle` leaves its value: head and tail, in radians. */
const parts = new Float64Array(2);

/** The angle of (b + bTail, a + aTail), for 0 ≤ a ≤ b, both between 10⁻¹⁸ and 10¹⁷. */
function angle(a: number, aTail: number, b: number, bTail: number): void {
  const q = a / b;
  if (q < 0.125) {
    const p = q * b;
    const correction = (a - p - productError(q, b, p) + (aTail - q * bTail)) / b;
    const z = q * q;
    parts[0] = q;
    parts[1] = q * z *
        (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 +
                          z * (1 / 13 + z * (-1 / 15 + z * (1 / 17 + z * (-1 / 19))))))))) +
      correction * (1 - z);
    return;
  }
  const j = q * steps + 0.5 | 0;
  const c = j / steps;
  const bh = Math.fround(b); // 8 bits times 24 and times 29: both products are exact
  const t = (a - c * bh - c * (b - bh) + (aTail - c * bTail)) / (b + c * a);
  const z = t * t;
  parts[0] = heads[j];
  parts[1] = tails[j] + (t + t * z * (-1 / 3 + z * (1 / 5)));
}

/** `angle` for any positive a ≤ b ≤ ∞, a finite. */
function angleAtAnyScale(a: number, b: number): void {
  const q = a / b;
  if (q < 1e-9) {
    parts[0] = q;
    parts[1] = 0;
    return;
  }
  if (b < 1e-290) {
    a *= 0x40000000000000; // 2⁵⁴
    b *= 0x40000000000000;
  }
  const scale = powerOfTwo(1023 - (highWord(b) >> 20));
  angle(a * scale, 0, b * scale, 0);
}

/** The angle base ± (what `angle` left). */
function turned(base: number, baseTail: number, sign: 1 | -1): number {
  const head = sign * parts[0];
  const sum = base + head;
  return sum + (base - sum + head + (baseTail + sign * parts[1]));
}
