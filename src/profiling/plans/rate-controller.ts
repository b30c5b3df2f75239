/**
 * Rate controller: aims at a number of useful samples, whatever the load, by retuning now and then.
 *
 *     rₖ₊₁ = rₖ · wanted / useful, kept within [1/most change, most change] · rₖ
 *
 * Samples of an idle node are of no use, so a fixed rate gives few of them on a quiet day and many on
 * a busy one. The fleet profilers of the large operators retune daily to a number of samples per hour.
 * Between two retunings the rate stands, so with the weights 1/r, a different one each day, totals are
 * unbiased; without them busy days count for too little.
 *
 * Source: the rule as described for Strobelight, Meta's profiling orchestrator (2025): dynamic sampling
 * to a wanted number of samples an hour, and weights for what was sampled at different rates.
 */
import type { SamplingPlan } from "../plan.ts";
import { followingSampler } from "./following.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface RateControllerOptions {
  /** Useful samples per second wanted: those whose reading is not 0. */
  readonly target: number;
  /** Rate before the first retuning, samples/s; the target unless told. */
  readonly rate?: number;
  /** Time between two retunings, s; a day unless told. */
  readonly retune?: number;
  /** Greatest change of the rate in one retuning, a factor ≥ 1; 4 unless told. */
  readonly mostChange?: number;
}

/** Throws a RangeError for numbers out of range. */
export function rateController(options: RateControllerOptions): SamplingPlan {
  const { target, rate: first = target, retune = 86_400, mostChange = 4 } = options;
  requirePositive("rateController", "target", target, "samples/s");
  requireRate("rateController", first);
  requirePositive("rateController", "retune", retune, "s");
  if (!(mostChange >= 1 && mostChange < Infinity)) {
    throw new RangeError(`rateController: mostChange must be >= 1, got ${mostChange}`);
  }
  return {
    name: "rate controller",
    isUnbiased: true,
    intensity: null,
    rate: target,
    dependence: { kind: "independent" },
    start(random, from) {
      let rate = first, useful = 0, since = from;
      return followingSampler(random, from, first, ({ time, value }) => {
        if (value !== 0) useful++;
        if (time - since < retune) return rate;
        const factor = useful === 0 ? mostChange : target * (time - since) / useful;
        rate *= Math.min(mostChange, Math.max(1 / mostChange, factor));
        useful = 0;
        since = time;
        return rate;
      });
    },
  };
}
