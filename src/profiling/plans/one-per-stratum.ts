/**
 * One sample in every stratum of time, anywhere in it: stratified random sampling over time.
 *
 *     tᵢ = from + (i + Uᵢ) T,      Uᵢ ~ U[0, 1)
 *
 * Unbiased from a fixed grid. Its variance is the mean variance within the strata, so it is never
 * above that of as many instants drawn anywhere; a periodic load in step with the grid is seen at all
 * its phases.
 *
 *     Var = (1/n²) Σ σᵢ²  ≤  σ²/n          σᵢ² the variance of the signal within stratum i
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, §5.6; "jittered sampling" in computer
 * graphics; the randomised clock of McCanne and Torek, USENIX Winter 1993.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireRate } from "./rate.ts";

export interface OnePerStratumOptions {
  /** Strata, and so samples, per second, > 0. */
  readonly rate: number;
}

/** Throws a RangeError unless rate is positive and finite. */
export function onePerStratum({ rate }: OnePerStratumOptions): SamplingPlan {
  requireRate("onePerStratum", rate);
  const period = 1 / rate;
  return {
    name: "one per stratum",
    isUnbiased: true,
    intensity: () => rate,
    rate,
    dependence: { kind: "ordered" },
    start(random: Random, from: number) {
      let i = 0;
      return {
        weight: period,
        next: () => from + (i++ + random.uniform()) * period,
        fill(times, weights) {
          for (let k = 0; k < times.length; k++) {
            times[k] = from + (i + k + random.uniform()) * period;
          }
          weights.fill(period);
          i += times.length;
        },
      };
    },
  };
}
