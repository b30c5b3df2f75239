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
  const t = tQuantile((1 + level) / 2, n - 1);
  const scale = t * t / n;
  const y = Moments.of(denominators);
  const syy = scale * y.variance;
  const a = y.mean * y.mean - syy;
  if (!(a > 0)) {
    throw new RangeError(
      `ratioInterval: the mean of denominators must differ from 0 at level ${level}, got ${y.mean} ± ${
        Math.sqrt(syy)
      }`,
    );
  }

  // With r = R + ρ and eᵢ = xᵢ − R yᵢ, whose mean is 0: a ρ² + 2 sey ρ − see ≤ 0. Solved for r itself
  // the roots would lose half of all digits where the numerators are nearly R times the denominators.
  const R = Moments.of(numerators).mean / y.mean;
  const residuals = Float64Array.from(numerators, (xi, i) => xi - R * denominators[i]);
  const e = Moments.of(residuals);
  let products = 0;
  for (let i = 0; i < n; i++) products += (residuals[i] - e.mean) * (denominators[i] - y.mean);
  const see = scale * e.variance;
  const sey = scale * products / (n - 1);
  const root = Math.sqrt(sey * sey + a * see);
  return {
    value: R,
    low: R - (sey + root) / a,
    high: R + (root - sey) / a,
    level,
    n,
    method: "fieller",
  };
}
