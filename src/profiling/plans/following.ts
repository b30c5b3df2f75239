/**
 * Plans that follow what they see: a Poisson clock whose rate may change at every sample.
 *
 * Between two samples the rate λ is fixed by what was seen before, so it is predictable, and with
 * weights 1/λ the sum Σ f/λ − ∫ f dt is a martingale: however the rate is chosen, the estimate of a
 * total stays unbiased, as long as λ > 0. That is why these plans draw exponential gaps, and why a
 * timer whose period is changed by what it sees has no such guarantee.
 *
 * Source: Brémaud, Point Processes and Queues, Springer 1981, §II.3.
 */
import type { Random } from "../../random/mod.ts";
import type { Reading, Sampler } from "../plan.ts";

/** How far the rate may go from what is aimed at, as factors of it. */
export interface RateLimits {
  /** 1/8 unless told. */
  readonly least?: number;
  /** 8 unless told. */
  readonly most?: number;
}

/** Throws a RangeError unless 0 < least ≤ 1 ≤ most. */
export function rateLimits(plan: string, limits: RateLimits): Required<RateLimits> {
  const { least = 1 / 8, most = 8 } = limits;
  if (!(least > 0 && least <= 1 && most >= 1 && most < Infinity)) {
    throw new RangeError(
      `${plan}: limits must have 0 < least <= 1 <= most, got least ${least} and most ${most}`,
    );
  }
  return { least, most };
}

/**
 * @param rateAfter the rate from a reading on, samples/s; for null (nothing seen, or lost) the rate
 *   before is kept
 */
export function followingSampler(
  random: Random,
  from: number,
  firstRate: number,
  rateAfter: (seen: Reading) => number,
): Sampler {
  let rate = firstRate;
  let weight = 1 / firstRate;
  let t = from;
  return {
    get weight() {
      return weight;
    },
    next(_, seen) {
      if (seen !== null) rate = rateAfter(seen);
      weight = 1 / rate;
      return t += random.exponential() / rate;
    },
  };
}
