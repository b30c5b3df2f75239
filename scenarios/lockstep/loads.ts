/** The loads watched. Those whose lines are known have known errors under every plan. */
import type { Columns } from "../../src/experiment/mod.ts";
import {
  harmonicPowers,
  lockstepOverTime,
  type ObservedLoad,
  watchAdversary,
  watchObserved,
  watchRectangular,
  watchTone,
} from "../../src/profiling/mod.ts";

/** Share of each period in which the rectangular loads are busy. */
export const duty = 0.3;
/** Harmonics of a load that the known values sum over: what is left out is below 0.1 % of its variance. */
const harmonics = 1000;

/** A load that is busy for 0.3 of each period. */
const ticking = (frequency: number) => ({
  watch: (_: ObservedLoad, { duration }: { readonly duration: number }) =>
    watchRectangular({ period: 1 / frequency, duty }, duration),
  lines: {
    frequency: Array.from({ length: harmonics }, (_, k) => (k + 1) * frequency),
    power: harmonicPowers({ period: 1 / frequency, duty }, harmonics),
  },
});

export const loads = {
  "100 Hz": ticking(100),
  "99.98 Hz": ticking(99.98),
  "99.93 Hz": ticking(99.93),
  "adversary": {
    watch: (_: ObservedLoad, { duration }: { readonly duration: number }) =>
      watchAdversary(0.9, duration),
    lines: null,
  },
  "tones": {
    watch: (
      _: ObservedLoad,
      { duration, rate }: { readonly duration: number; readonly rate: number },
    ) => watchTone(3 * rate, duration),
    lines: null,
  },
  "program": { watch: watchObserved, lines: null },
};

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
