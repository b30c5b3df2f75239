/**
 * Interval for the variance of normal observations.
 *
 *     [(n−1) s² / χ²_{1−α/2}(n−1),  (n−1) s² / χ²_{α/2}(n−1)]
 *
 * Exact for the normal law and only there: unlike the mean's, its coverage does not improve with n
 * for laws of another kurtosis (Scheffé, The Analysis of Variance, Wiley 1959, ch. 10). For those,
 * take the bootstrap.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { chiSquareQuantile } from "../laws.ts";
import { momentsOf, type Sample } from "../moments.ts";

/**
 * The sample variance, in squared units, with its chi-square interval. Throws a RangeError where
 * there are under two values.
 */
export function varianceInterval(sample: Sample, options: IntervalOptions = {}): Estimate {
  const level = levelOf("varianceInterval", options);
  const moments = momentsOf("varianceInterval", sample, 2);
  const n = moments.count;
  const tail = (1 - level) / 2;
  const squares = (n - 1) * moments.variance;
  return {
    value: moments.variance,
    low: squares / chiSquareQuantile(1 - tail, n - 1),
    high: squares / chiSquareQuantile(tail, n - 1),
    level,
    n,
    method: "chi-square",
  };
}
