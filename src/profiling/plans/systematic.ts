/**
 * Systematic sampling: one sample every period, from a fixed or a random start.
 *
 *     tᵢ = from + (u + i) T,      u = 0, or u ~ U[0, 1) once
 *
 * With a random start every instant is as likely as any other, so means are unbiased over starts;
 * over one run, a signal of a period near a multiple of T is seen at one phase only: lockstep. Its
 * error falls as 1/n on smooth signals, faster than any random plan's, and does not fall at all on
 * a signal in step with it. From a fixed start its bias is the error at that phase.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 8.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireRate } from "./rate.ts";

export interface SystematicOptions {
  /** Samples per second, > 0. */
  readonly rate: number;
  /** Whether the first sample falls anywhere in the first period; true unless told. */
  readonly randomStart?: boolean;
}

/** Throws a RangeError unless rate is positive and finite. */
export function systematic(options: SystematicOptions): SamplingPlan {
  const { rate, randomStart = true } = options;
  requireRate("systematic", rate);
  const period = 1 / rate;
  return {
    name: randomStart ? "systematic" : "fixed start",
    isUnbiased: randomStart,
    intensity: randomStart ? () => rate : null,
    rate,
    dependence: { kind: "ordered" },
    start(random: Random, from: number) {
      const first = from + (randomStart ? random.uniform() * period : 0);
      let i = 0;
      return {
        weight: period,
        next: () => first + i++ * period, // never by adding up: the error of a sum grows with i
        fill(times, weights) {
          for (let k = 0; k < times.length; k++) times[k] = first + (i + k) * period;
          weights.fill(period);
          i += times.length;
        },
      };
    },
  };
}
