/** The plans compared, all of one rate, with their error gains for what is known of them. */
import {
  independentGain,
  jittered,
  jitteredGain,
  onePerStratum,
  onePerStratumGain,
  poisson,
  systematic,
  systematicGain,
  uniformRandom,
} from "../../src/profiling/mod.ts";

export const plans = {
  "systematic": {
    plan: (rate: number) => systematic({ rate }),
    gain: systematicGain,
  },
  "jittered 10 %": {
    plan: (rate: number) => jittered({ rate, jitter: 0.1 }),
    gain: jitteredGain(0.1),
  },
  "one per stratum": {
    plan: (rate: number) => onePerStratum({ rate }),
    gain: onePerStratumGain,
  },
  "poisson": {
    plan: (rate: number) => poisson({ rate }),
    gain: independentGain,
  },
  "uniform": {
    plan: (rate: number, seconds: number) =>
      uniformRandom({ rate, block: Math.round(rate * seconds) / rate }),
    gain: independentGain,
  },
};
