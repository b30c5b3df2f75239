/**
 * Interval for the difference of two means, μₓ − μᵧ.
 *
 * Independent samples, variances not assumed equal (Welch, Biometrika 34(1/2):28–35, 1947; degrees
 * of freedom by Satterthwaite, Biometrics Bulletin 2(6):110–114, 1946):
 *
 *     x̄ − ȳ ± t₁₋α/₂(ν) √(vₓ + vᵧ),     v = s²/n,     ν = (vₓ + vᵧ)² / (vₓ²/(nₓ−1) + vᵧ²/(nᵧ−1))
 *
 * Paired samples, as common random numbers make them: the t interval of the differences, shorter
 * the more the pairs correlate.
 */
import { type Estimate, type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments, momentsOf, type Sample } from "../moments.ts";
import { meanInterval } from "./mean.ts";

/**
 * Mean of `first` minus mean of `second`, independent samples, with Welch's interval; n is that of
 * both together. Throws a RangeError where one has under two values.
 */
export function differenceInterval(
  first: Sample,
  second: Sample,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("differenceInterval", options);
  const x = momentsOf("differenceInterval", first, 2);
  const y = momentsOf("differenceInterval", second, 2);
  const vx = x.variance / x.count, vy = y.variance / y.count;
  const v = vx + vy;
  // two constant samples: their difference is known exactly, whatever the degrees of freedom
  const degrees = v === 0 ? 1 : v * v / (vx * vx / (x.count - 1) + vy * vy / (y.count - 1));
  const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(v);
  const n = x.count + y.count;
  return plusMinus(x.mean - y.mean, half, { level, n, method: "welch" });
}

/**
 * Mean of the differences first[i] − second[i], with the t interval; n is the number of pairs.
 * Throws a RangeError where the samples differ in length or have under two pairs.
 */
export function pairedDifferenceInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  if (first.length !== second.length) {
    throw new RangeError(
      `pairedDifferenceInterval: samples must have one length, got ${first.length} and ${second.length}`,
    );
  }
  const differences = new Moments();
  for (let i = 0; i < first.length; i++) differences.add(first[i] - second[i]);
  return { ...meanInterval(differences, options), method: "paired t" };
}
