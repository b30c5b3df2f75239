/**
 * Sine, cosine and tangent, by table and series after reduction to y in [−π/4, π/4].
 *
 *     sin(c + d) = sin c + [cos c sin d − sin c (1 − cos d)],     c = j/128,  |d| ≤ 1/256
 *
 * The bracket is small against sin c, so its rounding hardly shows. Below 1/8 the sine is its Taylor
 * series, because there it would. For the tangent both functions are kept as unrounded sums and the
 * quotient is corrected by its exact remainder.
 *
 * Method: Tang, "Table-lookup algorithms for elementary functions and their error analysis", Proc.
 *         10th IEEE Symposium on Computer Arithmetic, 1991.
 */
import { fractionBits, headAndTail, times } from "./fixed-point.ts";
import { quadrantOf, remainder } from "./quadrant.ts";
import { quotientOfSums } from "./unrounded.ts";

const steps = 128;
const entries = 102; // to π/4
const sines = new Float64Array(entries), sineTails = new Float64Array(entries);
const cosines = new Float64Array(entries), cosineTails = new Float64Array(entries);
tabulate();

function tabulate(): void {
  const one = 1n << BigInt(fractionBits);
  const h = one / BigInt(steps);
  const sinH = taylor(h, h, 1n), cosH = taylor(one, h, 0n);
  for (let j = 0, s = 0n, c = one; j < entries; j++) {
    [sines[j], sineTails[j]] = headAndTail(s);
    [cosines[j], cosineTails[j]] = headAndTail(c);
    [s, c] = [times(s, cosH) + times(c, sinH), times(c, cosH) - times(s, sinH)];
  }
}

/** Σ ±hᵏ/k! over every second k from that on, whose term is `first`. */
function taylor(first: bigint, h: bigint, k: bigint): bigint {
  let sum = 0n;
  for (let term = first; term !== 0n; term = -times(times(term, h), h) / (k * (k - 1n))) {
    sum += term;
    k += 2n;
  }
  return sum;
}

/** The sine of x radians. NaN at ±∞. */
export function sin(x: number): number {
  if (x > -0.78 && x < 0.78) {
    if (x > -1e-9 && x < 1e-9) return x; // x³/6 is below half a unit
    sine(x, 0);
    return parts[0] + parts[1];
  }
  return x - x === 0 ? atQuadrant(quadrantOf(x)) : NaN;
}

/** The cosine of x radians. NaN at ±∞. */
export function cos(x: number): number {
  if (x > -0.78 && x < 0.78) {
    cosine(x, 0);
    return parts[2] + parts[3];
  }
  return x - x === 0 ? atQuadrant(quadrantOf(x) + 1) : NaN;
}

/** sin(n·π/2 + y), y in `remainder`. */
function atQuadrant(n: number): number {
  let value: number;
  if (n & 1) {
    cosine(remainder[0], remainder[1]);
    value = parts[2] + parts[3];
  } else {
    sine(remainder[0], remainder[1]);
    value = parts[0] + parts[1];
  }
  return n & 2 ? -value : value;
}

/** The tangent of x radians. NaN at ±∞. */
export function tan(x: number): number {
  if (x > -1e-9 && x < 1e-9) return x; // x³/3 is below half a unit
  if (x - x !== 0) return NaN;
  const n = quadrantOf(x);
  sine(remainder[0], remainder[1]);
  cosine(remainder[0], remainder[1]);
  return n & 1
    ? -quotientOfSums(parts[2], parts[3], parts[0], parts[1])
    : quotientOfSums(parts[0], parts[1], parts[2], parts[3]);
}

/** Where `sine` and `cosine` leave their values: head and tail of the sine, then of the cosine. */
const parts = new Float64Array(4);

function sine(y: number, tail: number): void {
  if (y > -0.125 && y < 0.125) {
    const z = y * y;
    parts[0] = y;
    parts[1] = y * z *
        (-1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * (-1 / 39916800))))) +
      tail * (1 - 0.5 * z);
    return;
  }
  const sign = y < 0 ? -1 : 1;
  const j = sign * y * steps + 0.5 | 0;
  const d = sign * y - j / steps + sign * tail;
  const s = sines[j];
  parts[0] = sign * s;
  parts[1] = sign * (sineTails[j] + (cosines[j] * sineNearZero(d) + s * cosineLessOne(d)));
}

function cosine(y: number, tail: number): void {
  const sign = y < 0 ? -1 : 1;
  const j = sign * y * steps + 0.5 | 0;
  const d = sign * y - j / steps + sign * tail;
  const c = cosines[j];
  parts[2] = c;
  parts[3] = cosineTails[j] + (c * cosineLessOne(d) - sines[j] * sineNearZero(d));
}

/** sin d for |d| ≤ 1/256. */
function sineNearZero(d: number): number {
  const z = d * d;
  return d + d * z * (-1 / 6 + z * (1 / 120));
}

/** cos d − 1 for |d| ≤ 1/256. */
function cosineLessOne(d: number): number {
  const z = d * d;
  return z * (-1 / 2 + z * (1 / 24 + z * (-1 / 720)));
}
