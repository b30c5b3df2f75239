/**
 * The plans that are held against each other at one rate, with their error gains for what is known of them.
 *
 * Strata fill the time watched, and uniform takes as many instants over all of it: their rates are the
 * nearest that give a whole number of samples.
 */
import { jittered } from "../plans/jittered.ts";
import { onePerStratum } from "../plans/one-per-stratum.ts";
import { poisson } from "../plans/poisson.ts";
import { systematic } from "../plans/systematic.ts";
import { uniformRandom } from "../plans/uniform-random.ts";
import type { SamplingPlan } from "../plan.ts";
import {
  type ErrorGain,
  independentGain,
  jitteredGain,
  onePerStratumGain,
  systematicGain,
} from "./error-gain.ts";

export interface ComparedPlan {
  /** The plan for so many samples per second over so many seconds. */
  readonly plan: (rate: number, duration: number) => SamplingPlan;
  readonly gain: ErrorGain;
}

type Name = "systematic" | "jittered 10 %" | "one per stratum" | "poisson" | "uniform";

export const comparedPlans: Readonly<Record<Name, ComparedPlan>> = {
  "systematic": {
    plan: (rate) => systematic({ rate }),
    gain: systematicGain,
  },
  "jittered 10 %": {
    plan: (rate) => jittered({ rate, jitter: 0.1 }),
    gain: jitteredGain(0.1),
  },
  "one per stratum": {
    plan: (rate, duration) => onePerStratum({ rate: wholeRate(rate, duration) }),
    gain: onePerStratumGain,
  },
  "poisson": {
    plan: (rate) => poisson({ rate }),
    gain: independentGain,
  },
  "uniform": {
    plan: (rate, duration) => uniformRandom({ rate: wholeRate(rate, duration), block: duration }),
    gain: independentGain,
  },
};

function wholeRate(rate: number, duration: number): number {
  return Math.max(1, Math.round(rate * duration)) / duration;
}
