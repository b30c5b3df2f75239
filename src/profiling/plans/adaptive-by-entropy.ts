/**
 * Adaptive by entropy: samples more while the readings are harder to foretell.
 *
 *     H = −Σ p_b log₂ p_b            over the bins of the last m readings
 *     λ = r (least + (most − least) H / log₂ min(m, B))
 *
 * A signal that sits in one state has H = 0 and is looked at rarely; one that is in all states alike
 * is looked at most. Unbiased with its weights.
 *
 * Source: Shannon, Bell System Technical Journal 27:379–423, 1948; entropy as a sampling criterion as in
 * maximum-entropy designs, Shewry and Wynn, Journal of Applied Statistics 14(2):165–170, 1987.
 */
import { shannonEntropy } from "../../stats/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { followingSampler, type RateLimits, rateLimits } from "./following.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface AdaptiveByEntropyOptions extends RateLimits {
  /** r: samples per second aimed at, > 0. */
  readonly rate: number;
  /** Width of a bin, in the unit of the signal, > 0. */
  readonly binWidth: number;
  /** m: readings looked back at, ≥ 2; 32 unless told. */
  readonly window?: number;
  /** B: bins, ≥ 2; values beyond the last are counted in it; 16 unless told. */
  readonly bins?: number;
}

/** Throws a RangeError for numbers out of range. */
export function adaptiveByEntropy(options: AdaptiveByEntropyOptions): SamplingPlan {
  const { rate, binWidth, window = 32, bins = 16 } = options;
  requireRate("adaptiveByEntropy", rate);
  requirePositive("adaptiveByEntropy", "binWidth", binWidth);
  for (const [argument, value] of [["window", window], ["bins", bins]] as const) {
    if (!(Number.isInteger(value) && value >= 2)) {
      throw new RangeError(
        `adaptiveByEntropy: ${argument} must be a whole number >= 2, got ${value}`,
      );
    }
  }
  const { least, most } = rateLimits("adaptiveByEntropy", options);
  return {
    name: "adaptive by entropy",
    isUnbiased: true,
    intensity: null,
    rate,
    dependence: { kind: "independent" },
    start(random, from) {
      const counts = new Float64Array(bins);
      const shares = new Float64Array(bins);
      const last = new Int32Array(window); // bins of the last readings, a ring
      let seen = 0;
      return followingSampler(random, from, rate, ({ value }) => {
        const bin = Math.min(bins - 1, Math.max(0, Math.floor(value / binWidth)));
        if (seen >= window) counts[last[seen % window]]--;
        last[seen % window] = bin;
        counts[bin]++;
        seen++;
        const n = Math.min(seen, window);
        if (n < 2) return rate;
        for (let b = 0; b < bins; b++) shares[b] = counts[b] / n;
        const greatest = shannonEntropy(
          new Float64Array(Math.min(n, bins)).fill(1 / Math.min(n, bins)),
        );
        return rate * (least + (most - least) * shannonEntropy(shares) / greatest);
      });
    },
  };
}
