/**
 * Ratio of the means of two independent samples, E[x]/E[y], by Fieller's theorem with Welch's
 * degrees of freedom.
 *
 * The interval holds the ratios r which a t test of E[x] − r E[y] = 0 does not reject:
 *
 *     (x̄ − r ȳ)² ≤ t² (vₓ + r² vᵧ),     v = s²/n,     t = t₁₋α/₂(ν)
 *     ν = (vₓ + r̂² vᵧ)² / (vₓ²/(n − 1) + r̂⁴ vᵧ²/(m − 1)),     r̂ = x̄/ȳ
 *
 * For pairs, as common random numbers make them, {@link ratioInterval} is shorter.
 *
 * Fieller, Journal of the Royal Statistical Society B 16(2):175–185, 1954.
 * Hasler, Vonk and Hothorn, Statistics in Medicine 27(4):490–503, 2008 (unequal variances, ν at the
 * estimate).
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { momentsOf, type Sample } from "../moments.ts";

/**
 * x̄/ȳ with Fieller's interval; n is the number of values of both samples.
 * Throws a RangeError where a sample has under two values, or the mean of y is not told from 0 at
 * the level.
 */
export function ratioOfMeans(x: Sample, y: Sample, options: IntervalOptions = {}): Estimate {
  const level = levelOf("ratioOfMeans", options);
  const { mean: meanX, variance: varianceX, count: n } = momentsOf("ratioOfMeans", x, 2);
  const { mean: meanY, variance: varianceY, count: m } = momentsOf("ratioOfMeans", y, 2);
  const vx = varianceX / n;
  const vy = varianceY / m;
  const r = meanX / meanY;
  const v = vx + r * r * vy;
  const w = (r * r * vy * r * r * vy) / (m - 1);
  const nu = v > 0 && v < Infinity ? (v * v) / ((vx * vx) / (n - 1) + w) : n + m - 2;
  const t = tQuantile((1 + level) / 2, nu);
  // a r² − 2 b r + c ≤ 0
  const a = meanY * meanY - t * t * vy;
  const b = meanX * meanY;
  const c = meanX * meanX - t * t * vx;
  if (!(a > 0)) {
    throw new RangeError(
      `ratioOfMeans: the mean of y must differ from 0 at level ${level}, got ${meanY} ± ${
        t * Math.sqrt(vy)
      }`,
    );
  }
  const root = Math.sqrt(Math.max(0, b * b - a * c)); // ≥ 0 where a > 0, but for rounding
  return {
    value: r,
    low: (b - root) / a,
    high: (b + root) / a,
    level,
    n: n + m,
    method: "fieller welch",
  };
}
