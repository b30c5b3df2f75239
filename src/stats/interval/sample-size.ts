/**
 * How many observations a wanted half-width h needs.
 *
 *     known σ             n = ⌈(z₁₋α/₂ σ/h)²⌉
 *     pilot sample        the least n ≥ n₀ with t₁₋α/₂(n − 1) s/√n ≤ h
 *     Stein's two stages  n = max(n₀, ⌈(t₁₋α/₂(n₀ − 1) s/h)²⌉)
 *     a proportion        n = ⌈z² p(1 − p)/h²⌉, largest at p = ½
 *
 * with s from the first n₀ observations. A pilot forecasts; Stein guarantees the coverage for
 * normal observations. His interval after the second stage is the mean of all n ± h: it uses the
 * variance and the degrees of freedom of the first stage alone, since stopping on s² makes a later
 * s² too small.
 *
 * Source: Stein, Annals of Mathematical Statistics 16(3):243–258, 1945; Law, Simulation Modeling
 * and Analysis, 5th ed., §9.4.1.
 */
import { type Estimate, type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { normalQuantile, tQuantile } from "../laws.ts";
import { momentsOf, type Sample } from "../moments.ts";

/**
 * Observations that make the z interval of a mean at most ± halfWidth, for the known standard
 * deviation of one observation.
 */
export function sampleSizeForMean(
  halfWidth: number,
  standardDeviation: number,
  options: IntervalOptions = {},
): number {
  requirePositive("sampleSizeForMean", "halfWidth", halfWidth);
  requirePositive("sampleSizeForMean", "standardDeviation", standardDeviation);
  const z = normalQuantile((1 + levelOf("sampleSizeForMean", options)) / 2);
  const root = z * standardDeviation / halfWidth;
  return Math.max(1, Math.ceil(root * root));
}

/**
 * Observations, the pilot's included, that are expected to make the t interval of the mean at most
 * ± halfWidth, if the pilot's variance is the true one. Throws a RangeError where halfWidth is not
 * > 0 or the pilot has under two values.
 */
export function sampleSizeFromPilot(
  halfWidth: number,
  pilot: Sample,
  options: IntervalOptions = {},
): number {
  requirePositive("sampleSizeFromPilot", "halfWidth", halfWidth);
  const p = (1 + levelOf("sampleSizeFromPilot", options)) / 2;
  const moments = momentsOf("sampleSizeFromPilot", pilot, 2);
  const s = moments.standardDeviation;
  const suffices = (n: number) => tQuantile(p, n - 1) * s <= halfWidth * Math.sqrt(n);
  let low = moments.count, high = low;
  while (!suffices(high)) [low, high] = [high + 1, 2 * high];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Observations in all, the first stage's included, that Stein's procedure asks for. Take that many,
 * then call `steinInterval`. Throws a RangeError where halfWidth is not > 0 or the first stage has
 * under two values.
 */
export function steinSampleSize(
  halfWidth: number,
  firstStage: Sample,
  options: IntervalOptions = {},
): number {
  requirePositive("steinSampleSize", "halfWidth", halfWidth);
  const p = (1 + levelOf("steinSampleSize", options)) / 2;
  const moments = momentsOf("steinSampleSize", firstStage, 2);
  const root = tQuantile(p, moments.count - 1) * moments.standardDeviation / halfWidth;
  return Math.max(moments.count, Math.ceil(root * root));
}

/**
 * The mean of both stages ± t₁₋α/₂(n₀ − 1) s₀/√n, which is at most the half-width that
 * `steinSampleSize` was asked for. Throws a RangeError where `all` has fewer values than the first
 * stage, or that one under two.
 */
export function steinInterval(
  firstStage: Sample,
  all: Sample,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("steinInterval", options);
  const first = momentsOf("steinInterval", firstStage, 2);
  const both = momentsOf("steinInterval", all, first.count);
  const n = both.count;
  const half = tQuantile((1 + level) / 2, first.count - 1) * first.standardDeviation / Math.sqrt(n);
  return plusMinus(both.mean, half, { level, n, method: "stein" });
}

/**
 * Trials that make the interval of a proportion about ± halfWidth, by the normal approximation.
 * `proportion` is the one expected, in (0, 1); ½, the worst case, unless told. Throws a RangeError
 * where halfWidth is not in (0, 1).
 */
export function sampleSizeForProportion(
  halfWidth: number,
  options: IntervalOptions & { readonly proportion?: number } = {},
): number {
  const { proportion: p = 0.5 } = options;
  const level = levelOf("sampleSizeForProportion", options);
  if (!(halfWidth > 0 && halfWidth < 1)) {
    throw new RangeError(`sampleSizeForProportion: halfWidth must be in (0, 1), got ${halfWidth}`);
  }
  if (!(p > 0 && p < 1)) {
    throw new RangeError(`sampleSizeForProportion: proportion must be in (0, 1), got ${p}`);
  }
  const z = normalQuantile((1 + level) / 2);
  return Math.ceil(z * z * p * (1 - p) / (halfWidth * halfWidth));
}

function requirePositive(caller: string, argument: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${caller}: ${argument} must be > 0 and finite, got ${value}`);
  }
}
