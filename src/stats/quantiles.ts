/**
 * Sample quantiles by the nine definitions of Hyndman and Fan, and the interval of a quantile from
 * order statistics.
 *
 * Definitions 4 to 9 interpolate between order statistics x₍ⱼ₎: with m by definition,
 *
 *     Q(p) = (1 − γ) x₍ⱼ₎ + γ x₍ⱼ₊₁₎,     j = ⌊np + m⌋,     γ = np + m − j
 *
 *     4: m = 0            5: m = ½               6: m = p
 *     7: m = 1 − p        8: m = (p + 1)/3       9: m = p/4 + ⅜
 *
 * and 1 to 3 jump: 1 is the inverse of the empirical distribution, 2 averages at its steps, 3 takes
 * the nearest even order statistic. The default is 7, which R, NumPy and Excel's PERCENTILE use; 8
 * is what the paper recommends.
 *
 * Definitions: Hyndman and Fan, The American Statistician 50(4):361–365, 1996.
 * Interval:    David and Nagaraja, Order Statistics, 3rd ed., Wiley 2003, §7.1.
 */
import { type Estimate, type IntervalOptions, levelOf } from "./estimate.ts";
import { betaCdf } from "./laws.ts";

/** A sample quantile's definition, by its number in Hyndman and Fan. */
export type QuantileDefinition = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** How a sample quantile is read. */
export interface QuantileOptions {
  /** Hyndman and Fan's number; 7 unless told. */
  readonly definition?: QuantileDefinition;
}

/**
 * The sample p-quantile of values in any order, p in [0, 1]. Throws a RangeError where there are
 * none, where one is not finite, where p is outside [0, 1], and where the definition is unknown.
 */
export function quantile(values: ArrayLike<number>, p: number, options?: QuantileOptions): number {
  return sortedQuantile(ascending("quantile", values), p, options);
}

/**
 * The middle value, or the mean of the two middle ones. Throws a RangeError where there is none.
 */
export function median(values: ArrayLike<number>): number {
  return sortedQuantile(ascending("median", values), 0.5);
}

/**
 * As `quantile`, for values that stand in ascending order already: no copy, no sort. The order is
 * not checked.
 */
export function sortedQuantile(
  sorted: ArrayLike<number>,
  p: number,
  options: QuantileOptions = {},
): number {
  const { definition = 7 } = options;
  const n = sorted.length;
  if (n === 0) throw new RangeError("quantile: values must not be empty, got 0 of them");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must be in [0, 1], got ${p}`);
  const position = n * p + offset(definition, p); // np + m
  // a product such as 0.07 · 100 misses its whole number by an ulp or two; R's quantile() forgives
  // 4 ε too
  const nearest = Math.round(position);
  const whole = Math.abs(position - nearest) <= 4 * Number.EPSILON * Math.max(1, n);
  const j = whole ? nearest : Math.floor(position);
  const g = whole ? 0 : position - j;
  const gamma = weight(definition, j, g);
  const low = sorted[Math.min(n - 1, Math.max(0, j - 1))];
  const high = sorted[Math.min(n - 1, Math.max(0, j))];
  return gamma === 0 || low === high ? low : gamma === 1 ? high : low + gamma * (high - low);
}

/**
 * The p-quantile of the population, 0 < p < 1, with an interval between two order statistics that
 * holds for any continuous law:
 *
 *     P(x₍ₗ₎ ≤ ξₚ ≤ x₍ᵤ₎) ≥ level,     each tail of Binomial(n, p) at most (1 − level)/2
 *
 * Where the sample is too small for a bound, it is −∞ or +∞. The value is the sample quantile of
 * definition 7. Throws as `quantile`.
 */
export function quantileInterval(
  values: ArrayLike<number>,
  p: number,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("quantileInterval", options);
  if (!(p > 0 && p < 1)) {
    throw new RangeError(`quantileInterval: p must be in (0, 1), got ${p}`);
  }
  const sorted = ascending("quantileInterval", values);
  const n = sorted.length;
  const tail = (1 - level) / 2;
  // ξₚ < x₍ₗ₎ where at most l − 1 values lie below ξₚ, and ξₚ > x₍ᵤ₎ where at least u do
  const l = firstWhere(n, (k) => binomialCdf(k, n, p) > tail);
  const u = firstWhere(n, (k) => binomialCdf(k, n, p) >= 1 - tail) + 1;
  return {
    value: sortedQuantile(sorted, p),
    low: l === 0 ? -Infinity : sorted[l - 1],
    high: u > n ? Infinity : sorted[u - 1],
    level,
    n,
    method: "order statistics",
  };
}

/** m, by definition and p. */
function offset(definition: QuantileDefinition, p: number): number {
  switch (definition) {
    case 1:
    case 2:
    case 4:
      return 0;
    case 3:
      return -0.5;
    case 5:
      return 0.5;
    case 6:
      return p;
    case 7:
      return 1 - p;
    case 8:
      return (p + 1) / 3;
    case 9:
      return p / 4 + 0.375;
    default:
      throw new RangeError(`quantile: definition must be 1 to 9, got ${String(definition)}`);
  }
}

/** γ, by definition, from g = np + m − j. */
function weight(definition: QuantileDefinition, j: number, g: number): number {
  if (definition > 3) return g;
  if (g > 0) return 1;
  return definition === 1 ? 0 : definition === 2 ? 0.5 : j % 2 === 0 ? 0 : 1;
}

function ascending(caller: string, values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  if (n === 0) throw new RangeError(`${caller}: values must not be empty, got 0 of them`);
  // infinities stand at the ends after sorting, NaN behind +∞
  for (const end of [sorted[0], sorted[n - 1]]) {
    if (!Number.isFinite(end)) throw new RangeError(`${caller}: values must be finite, got ${end}`);
  }
  return sorted;
}

/** P(B ≤ k) for B binomial(n, p), as I₁₋ₚ(n − k, k + 1). */
function binomialCdf(k: number, n: number, p: number): number {
  return k >= n ? 1 : betaCdf(1 - p, n - k, k + 1);
}

/** The smallest k in 0 … n where the increasing condition holds; it must hold at n. */
function firstWhere(n: number, condition: (k: number) => boolean): number {
  let low = 0, high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (condition(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
