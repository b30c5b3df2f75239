/**
 * Interval for a ratio of means R = E[X]/E[Y] from pairs (xᵢ, yᵢ), by Fieller's theorem.
 *
 * X − RY has mean 0, so the interval is made of the ratios r that its t test does not reject:
 *
 *     (x̄ − r ȳ)² ≤ t² (sₓₓ − 2 r sₓᵧ + r² sᵧᵧ)/n,     t = t₁₋α/₂(n − 1)
 *
 * a quadratic in r. Exact where the pairs are bivariate normal, and not centred on x̄/ȳ. Where the
 * denominator's mean does not differ from 0 at the level, the set is no interval; this says so
 * instead of answering. Shares, speed-ups and the regenerative method's cycle ratios are such
 * ratios.
 *
 * Source: Fieller, J. Royal Statistical Society B 16(2):175–185, 1954.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments } from "../moments.ts";

/**
 * Mean of the numerators over mean of the denominators, pair i being numerators[i] and
 * denominators[i], with Fieller's interval. Throws a RangeError where the samples differ in length,
 * have under two pairs, or the denominator's mean is not told from 0.
 */
export function ratioInterval(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("ratioInterval", options);
  const n = numerators.length;
  if (denominators.length !== n) {
    throw new RangeError(
      `ratioInterval: samples must have one length, got ${n} and ${denominators.length}`,
    );
  }
  if (n < 2) throw new RangeError(`ratioInterval: needs at least 2 pairs, got ${n}`);
  const x = Moments.of(numerators), y = Moments.of(denominators);
  let products = 0;
  for (let i = 0; i < n; i++) products += (numerators[i] - x.mean) * (denominators[i] - y.mean);
  const t = tQuantile((1 + level) / 2, n - 1);
  const scale = t * t / n;
  const sxx = scale * x.variance;
  const syy = scale * y.variance;
  const sxy = scale * products / (n - 1);

  // a r² − 2 b r + c ≤ 0
  const a = y.mean * y.mean - syy;
  const b = x.mean * y.mean - sxy;
  const c = x.mean * x.mean - sxx;
  if (!(a > 0)) {
    throw new RangeError(
      `ratioInterval: the mean of denominators must differ from 0 at level ${level}, got ${y.mean} ± ${
        Math.sqrt(syy)
      }`,
    );
  }
  const root = Math.sqrt(Math.max(0, b * b - a * c)); // ≥ 0 where a > 0, but for rounding
  return {
    value: x.mean / y.mean,
    low: (b - root) / a,
    high: (b + root) / a,
    level,
    n,
    method: "fieller",
  };
}
