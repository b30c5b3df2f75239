/** The loads watched. Those whose lines are known have known errors under every plan. */
import type { Columns } from "../../src/experiment/mod.ts";
import {
  harmonicPowers,
  type Lines,
  lockstepOverTime,
  type Watch,
  watchAdversary,
  watchRectangular,
  watchTone,
} from "../../src/profiling/mod.ts";

/** Share of each period in which the rectangular loads are busy. */
export const duty = 0.3;
/** Harmonics of a load that the known values sum over: what is left out is below 0.1 % of its variance. */
const harmonics = 1000;

export interface Load {
  /** How it is watched for so many seconds by samples of that rate; a program by its capture. */
  readonly watch: (duration: number, rate: number) => Watch;
  readonly lines: Lines | null;
}

/** A load that is busy for 0.3 of each period. */
function ticking(frequency: number): Load {
  const load = { period: 1 / frequency, duty };
  return {
    watch: (duration) => watchRectangular(load, duration),
    lines: {
      frequency: Array.from({ length: harmonics }, (_, k) => (k + 1) * frequency),
      power: harmonicPowers(load, harmonics),
    },
  };
}

export const loads = {
  "100 Hz": ticking(100),
  "99.98 Hz": ticking(99.98),
  "99.93 Hz": ticking(99.93),
  "adversary": { watch: (duration) => watchAdversary(0.9, duration), lines: null },
  "tones": { watch: (duration, rate) => watchTone(3 * rate, duration), lines: null },
  "program": {
    watch() {
      throw new Error("lockstep: a program is watched by its capture");
    },
    lines: null,
  },
} satisfies Record<string, Load>;

/** How the error of a clock of 100 Hz goes on over half a minute, for periods that are off by more or less. */
export function beats(): Columns {
  const seconds = Array.from({ length: 300 }, (_, i) => (i + 1) / 10);
  const frequencies = [100, 99.98, 99.93];
  return {
    load: frequencies.flatMap((f) => seconds.map(() => `${f} Hz`)),
    seconds: frequencies.flatMap(() => seconds),
    error: frequencies.flatMap((f) => [...lockstepOverTime({ period: 1 / f, duty }, 100, seconds)]),
  };
}
