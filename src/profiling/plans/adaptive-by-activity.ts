/**
 * Adaptive by activity: samples more while the signal moves.
 *
 *     a ← (1 − α) a + α |x − x₋|          activity, from one reading to the next
 *     ā ← mean of a over time so far
 *     λ = r a/ā, kept within [least, most] · r
 *
 * Costs little on a signal that stands still, and catches phases of change; on one that always moves
 * alike it is Poisson sampling. Unbiased with its weights; without them it over-counts what happens
 * while the signal moves.
 *
 * Source: the rule is AdaM's idea of following the estimated variability of a stream, Trihinas, Pallis
 * and Dikaiakos, IEEE Big Data 2015; the weights are those of following.ts.
 */
import type { SamplingPlan } from "../plan.ts";
import { followingSampler, type RateLimits, rateLimits } from "./following.ts";
import { requireRate, requireWithin } from "./rate.ts";

export interface AdaptiveByActivityOptions extends RateLimits {
  /** r: samples per second aimed at, > 0. */
  readonly rate: number;
  /** α: weight of the newest change, in (0, 1]; 0.3 unless told. */
  readonly smoothing?: number;
}

/** Throws a RangeError for numbers out of range. */
export function adaptiveByActivity(options: AdaptiveByActivityOptions): SamplingPlan {
  const { rate, smoothing = 0.3 } = options;
  requireRate("adaptiveByActivity", rate);
  requireWithin("adaptiveByActivity", "smoothing", smoothing, Number.MIN_VALUE, 1);
  const { least, most } = rateLimits("adaptiveByActivity", options);
  return {
    name: "adaptive by activity",
    isUnbiased: true,
    intensity: null,
    rate,
    dependence: { kind: "independent" },
    start(random, from) {
      let before: number | null = null;
      let activity = 0;
      let time = 0, area = 0; // of the activity, so that its mean is one over time
      let since = from;
      return followingSampler(random, from, rate, ({ time: now, value }) => {
        area += activity * (now - since);
        time += now - since;
        since = now;
        if (before !== null) activity += smoothing * (Math.abs(value - before) - activity);
        before = value;
        const mean = time > 0 ? area / time : 0;
        if (mean === 0) return activity > 0 ? most * rate : rate;
        return rate * Math.min(most, Math.max(least, activity / mean));
      });
    },
  };
}
