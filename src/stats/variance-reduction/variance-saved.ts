/**
 * What common random numbers saved: the share of a difference's variance that the correlation of the
 * pairs took away.
 *
 *     σ̂ = 1 − Var[X − Y] / (Var[X] + Var[Y])
 *
 * 1 where the noise of both is the same, 0 for independent pairs, below 0 (at least −1) where common
 * numbers did harm. With S = X + Y and D = X − Y it is (1 − F)/(1 + F), F = Var D/Var S, and the
 * ratio of the variances of two correlated normal variables has an exact interval by Pitman's and
 * Morgan's test, that S − λD and S + λD are uncorrelated for the true λ² = 1/F:
 *
 *     F (K ∓ √(K² − 1)),     K = 1 + 2 t² (1 − r²)/(n − 2),     t = t₁₋α/₂(n − 2),     r = corr(S, D)
 *
 * which carries over, as (1 − F)/(1 + F) falls with F.
 *
 * Pitman, Biometrika 31(1/2):9–12, 1939; Morgan, Biometrika 31(1/2):13–19, 1939.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments } from "../moments.ts";

/**
 * The share of variance saved for pairs (xᵢ, yᵢ), exact for normal pairs; with 2 pairs the interval
 * is all of [−1, 1]. Where both samples are constant there is nothing to save: 0. Throws a RangeError
 * where the samples differ in length or have under two pairs.
 */
export function varianceSaved(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("varianceSaved", options);
  const n = x.length;
  if (y.length !== n || n < 2) {
    throw new RangeError(
      `varianceSaved: samples must have one length and at least 2 pairs, got ${n} and ${y.length} values`,
    );
  }
  const a = Moments.of(x), b = Moments.of(y), sums = new Moments(), differences = new Moments();
  let products = 0;
  for (let i = 0; i < n; i++) {
    sums.add(x[i] + y[i]);
    differences.add(x[i] - y[i]);
    products += (x[i] - a.mean) * (y[i] - b.mean);
  }
  const vs = sums.variance, vd = differences.variance;
  const about = { level, n, method: "pitman morgan" };
  if (vs === 0 || vd === 0) {
    const value = vs === vd ? 0 : vd === 0 ? 1 : -1;
    return { value, low: value, high: value, ...about };
  }
  const saved = (F: number) => (1 - F) / (1 + F);
  const F = vd / vs;
  if (n === 2) return { value: saved(F), low: -1, high: 1, ...about };

  // 1 − r² from what is left of y after regression on x: the determinant Var S Var D − Cov² is four
  // times that of x and y, and the difference from 1 would lose the digits of a strong correlation.
  const slope = a.variance === 0 ? 0 : products / ((n - 1) * a.variance);
  const rest = new Moments();
  for (let i = 0; i < n; i++) rest.add(y[i] - slope * x[i]);
  const unexplained = a.variance === 0 ? 0 : 4 * (a.variance / vs) * (rest.variance / vd); // 1 − r²
  const t = tQuantile((1 + level) / 2, n - 2);
  const excess = 2 * t * t * unexplained / (n - 2); // K − 1
  const spread = 1 + excess + Math.sqrt(excess * (excess + 2)); // K + √(K² − 1)
  return { value: saved(F), low: saved(F * spread), high: saved(F / spread), ...about };
}
