/**
 * The estimate: a value with its interval, and the words that make it readable.
 *
 * Every function of this room that answers with an interval returns one, so tables, figures and
 * stopping rules read all of them the same way.
 */

/** A value with a confidence interval. Units are those of the quantity estimated. */
export interface Estimate {
  /** The point estimate. */
  readonly value: number;
  /** Lower end of the interval; −∞ where the method gives no lower bound. */
  readonly low: number;
  /** Upper end of the interval; +∞ where the method gives no upper bound. */
  readonly high: number;
  /** Nominal confidence level, in (0, 1): 0.95 is 95 %. */
  readonly level: number;
  /** Number of observations behind the value. */
  readonly n: number;
  /** How the interval was made, in a word or two: `t`, `wilson`, `bootstrap bca`. */
  readonly method: string;
}

/** How an interval is asked for. */
export interface IntervalOptions {
  /** Confidence level, in (0, 1); 0.95 unless told. */
  readonly level?: number;
}

/**
 * The level asked for, 0.95 by default. Throws a RangeError in the caller's name where it is
 * outside (0, 1).
 */
export function levelOf(caller: string, options: IntervalOptions): number {
  const { level = 0.95 } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`${caller}: level must be in (0, 1), got ${level}`);
  }
  return level;
}

/** The symmetrical interval value ± halfWidth, as an Estimate. */
export function plusMinus(
  value: number,
  halfWidth: number,
  about: { readonly level: number; readonly n: number; readonly method: string },
): Estimate {
  return {
    value,
    low: value - halfWidth,
    high: value + halfWidth,
    level: about.level,
    n: about.n,
    method: about.method,
  };
}

/** Half the length of the interval, in the unit of the value. Infinite where one end is. */
export function halfWidth(estimate: Estimate): number {
  return (estimate.high - estimate.low) / 2;
}

/**
 * The half-width as a share of |value|: what stopping rules compare with, as in Law and Kelton's
 * relative precision. Infinite for a value of 0, unless the interval is the point 0 itself, whose
 * relative half-width is 0.
 */
export function relativeHalfWidth(estimate: Estimate): number {
  const h = halfWidth(estimate);
  return h === 0 ? 0 : h / Math.abs(estimate.value);
}

/** True where `x` lies in the closed interval [low, high]. */
export function contains(estimate: Estimate, x: number): boolean {
  return estimate.low <= x && x <= estimate.high;
}

/**
 * The estimate as text: `4.98 ± 0.07 (95 %, n = 40, t)`, or `4.98 [4.9, 5.2] (95 %, n = 40,
 * bootstrap bca)` where the interval is not symmetrical about the value.
 *
 * The half-width chooses the digits, by the rounding rule of the Particle Data Group (Review of
 * Particle Physics, Introduction, "Rounding"): where its three leading digits are 100 to 354 it
 * keeps two digits, 355 to 949 one, and 950 to 999 round up to 1000 and keep two. The value stops
 * at the same decimal place. Units stay whole. Magnitudes outside [10⁻⁴, 10⁷) are written with a
 * common power of ten: `(3.2 ± 0.4)e-9`.
 */
export function formatEstimate(estimate: Estimate): string {
  const level = Number((100 * estimate.level).toPrecision(6));
  return `${formatInterval(estimate)} (${level} %, n = ${estimate.n}, ${estimate.method})`;
}

/** The value with its interval as {@link formatEstimate} writes them, without what stands behind. */
export function formatInterval(estimate: Estimate): string {
  const { value, low, high } = estimate;
  const ends = [value, low, high].filter(Number.isFinite).map(Math.abs);
  const exponent = decimalExponent(Math.max(0, ...ends));
  const power = exponent < -4 || exponent >= 7 ? exponent : 0;
  const unit = Number(`1e${power}`);
  const suffix = power === 0 ? "" : `e${power}`;

  const h = halfWidth(estimate) / unit;
  const decimals = Number.isFinite(h) && h > 0 ? decimalsFor(h) : significantDecimals(value / unit);
  const text = (x: number) => fixed(x / unit, decimals);

  const asymmetry = Math.abs(high - value - (value - low));
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)); // of both ends
  if (high - low < Infinity && asymmetry <= 1e-9 * (high - low) + rounding) {
    const body = `${text(value)} ± ${fixed(h, decimals)}`;
    return suffix === "" ? body : `(${body})${suffix}`;
  }
  const lower = low === -Infinity ? "−∞" : `${text(low)}${suffix}`;
  const upper = high === Infinity ? "∞" : `${text(high)}${suffix}`;
  return `${text(value)}${suffix} [${lower}, ${upper}]`;
}

/** ⌊log₁₀ x⌋ for x > 0, read off the decimal notation, which is exact; 0 for x = 0. */
function decimalExponent(x: number): number {
  return x === 0 ? 0 : Number(x.toExponential().split("e")[1]);
}

/** Decimal places that show the half-width h by the Particle Data Group's rule. */
function decimalsFor(h: number): number {
  const [leading, exponent] = h.toExponential(2).split("e").map(Number);
  const digits = leading < 3.545 ? 2 : 1; // from 9.50 the one digit rounds up to two: 0.10
  return Math.min(100, Math.max(0, digits - 1 - exponent));
}

/**
 * Decimal places that show four significant digits of x, for an interval that has no finite width
 * to go by.
 */
function significantDecimals(x: number): number {
  return Math.min(100, Math.max(0, 3 - decimalExponent(Math.abs(x))));
}

function fixed(x: number, decimals: number): string {
  const text = x.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}
