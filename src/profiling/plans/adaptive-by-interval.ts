/**
 * Adaptive by interval width: samples as much as the wanted confidence interval needs, and no more.
 *
 *     n* = (z s / h)²,      λ = n* / B, kept within [least, most] · r
 *
 * s is the standard deviation of the readings, with the older ones forgotten at the pace of one block
 * B; h the half-width wanted for the mean of a block. A calm signal is sampled rarely, a noisy one as
 * often as it takes. Unbiased with its weights.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, §4.7 (sample size from a pilot), run
 * continuously.
 */
import { normalQuantile } from "../../stats/mod.ts";
import { exp } from "../../math/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { followingSampler, type RateLimits, rateLimits } from "./following.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface AdaptiveByIntervalOptions extends RateLimits {
  /** r: samples per second before anything is known, > 0. */
  readonly rate: number;
  /** h: half-width wanted, in the unit of the signal, > 0. */
  readonly halfWidth: number;
  /** B: time whose mean is wanted, s, > 0. */
  readonly block: number;
  /** Confidence level; 0.95 unless told. */
  readonly level?: number;
}

/** Readings before the deviation is believed. */
const fewest = 5;

/** Throws a RangeError for numbers out of range. */
export function adaptiveByInterval(options: AdaptiveByIntervalOptions): SamplingPlan {
  const { rate, halfWidth, block, level = 0.95 } = options;
  requireRate("adaptiveByInterval", rate);
  requirePositive("adaptiveByInterval", "halfWidth", halfWidth);
  requirePositive("adaptiveByInterval", "block", block, "s");
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`adaptiveByInterval: level must be in (0, 1), got ${level}`);
  }
  const { least, most } = rateLimits("adaptiveByInterval", options);
  const z = normalQuantile((1 + level) / 2);
  return {
    name: "adaptive by interval",
    isUnbiased: true,
    intensity: null,
    rate,
    dependence: { kind: "independent" },
    start(random, from) {
      let seen = 0, since = from;
      let weight = 0, mean = 0, squares = 0; // forgetting sums, each reading for 1/λ seconds
      let current = rate;
      return followingSampler(random, from, rate, ({ time, value }) => {
        const keep = exp(-(time - since) / block);
        since = time;
        const w = 1 / current;
        weight = keep * weight + w;
        const shift = value - mean;
        mean += shift * w / weight;
        squares = keep * squares + w * shift * (value - mean);
        if (++seen < fewest) return current;
        const needed = z * z * (squares / weight) / (halfWidth * halfWidth);
        return current = rate * Math.min(most, Math.max(least, needed / block / rate));
      });
    },
  };
}
