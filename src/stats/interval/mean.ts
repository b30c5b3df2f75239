/**
 * Interval for the mean of independent observations.
 *
 *     x̄ ± t₁₋α/₂(n − 1) s/√n          the variance is estimated by s²
 *     x̄ ± z₁₋α/₂ σ/√n                the standard deviation σ is known
 *
 * Exact for normal observations. For others it holds as n grows, the more slowly the more skew they
 * are: the error of the two-sided coverage falls as 1/n and grows with the squared skewness (Hall,
 * The Bootstrap and Edgeworth Expansion, Springer 1992).
 *
 * Source: Student, Biometrika 6(1):1–25, 1908; Law, Simulation Modeling and Analysis, 5th ed.,
 * §4.5.
 */
import { type Estimate, type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { normalQuantile, tQuantile } from "../laws.ts";
import { momentsOf, type Sample } from "../moments.ts";

/** How the interval of a mean is made. */
export interface MeanIntervalOptions extends IntervalOptions {
  /**
   * σ, the known standard deviation of one observation, in its unit; without it, Student's t is
   * used.
   */
  readonly standardDeviation?: number;
}

/**
 * The mean with its z interval where σ is given, else its t interval. Throws a RangeError where
 * there are under two values (one, with σ), and where σ is not > 0.
 */
export function meanInterval(sample: Sample, options: MeanIntervalOptions = {}): Estimate {
  const { standardDeviation: sigma } = options;
  const level = levelOf("meanInterval", options);
  const known = sigma !== undefined;
  if (known && !(sigma > 0 && sigma < Infinity)) {
    throw new RangeError(`meanInterval: standardDeviation must be > 0 and finite, got ${sigma}`);
  }
  const moments = momentsOf("meanInterval", sample, known ? 1 : 2);
  const n = moments.count;
  const p = (1 + level) / 2;
  const half = known
    ? normalQuantile(p) * sigma / Math.sqrt(n)
    : tQuantile(p, n - 1) * moments.standardError;
  return plusMinus(moments.mean, half, { level, n, method: known ? "z" : "t" });
}
