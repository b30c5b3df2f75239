/**
 * Error against rate: how wrong is a mean that is read so many times a second?
 *
 * What a capture shows is read again by five plans at falling rates. The default is a bundled capture of
 * an idle machine. The published table is of power measured 10,000 times a second:
 *
 *     deno task captures pull haswell-power-idle
 *     deno task scenario sampling-rate --preset paper --capture haswell-power-idle
 *
 * Question   How does the error fall with the rate, and is a slow meter in step with the machine?
 * Expected   As sd/√n for random instants; faster for a clock at high rates, where neighbours are alike.
 *            Where the machine ticks, the clock is worse than chance at the rates that divide the tick: the
 *            bundled idle machine switches contexts 20 times a second. In the published power of an idle
 *            machine there is no trace of a kernel tick of 100, 250 or 1000 Hz (p > 0.1); what stands out
 *            are whole hertz, the work of something that wakes once a second.
 * Source     Desrochers, Paradis and Weaver, MEMSYS 2016, data in deater/rapl_validation, whose
 *            sampling_overhead/ddr3/haswell-i5 has the mean power at nine rates, first reading first.
 */
import { z } from "zod";
import { scenario } from "../src/experiment/mod.ts";
import {
  bands,
  combTests,
  comparedPlans,
  errorOverPhases,
  meanOfReadings,
  observedLoad,
  observedSpectrum,
  watchObserved,
} from "../src/profiling/mod.ts";
import { figures } from "./sampling-rate/figures.ts";

export default scenario({
  name: "sampling-rate",
  title: "Error against rate: how wrong is a mean that is read so many times a second?",
  question: "How does the error fall with the rate, and is a slow meter in step with the machine?",
  references: [
    "Desrochers, Paradis and Weaver, A validation of DRAM RAPL power measurements, MEMSYS 2016",
    "Cochran, Sampling Techniques, 3rd edition, Wiley 1977",
  ],
  captures: { program: "idle" },
  parameters: z.strictObject({
    rate: z.number().positive().default(10).meta({ unit: "1/s" }).describe("samples per second"),
    phases: z.int().positive().default(50).describe("starts tried in a replication"),
    event: z.string().default("").describe("event of the capture; the usual one where empty"),
  }),
  factors: { plan: comparedPlans },
  measures: {
    error: { unit: "1", better: "lower", meaning: "root mean squared error over the mean" },
    first: {
      unit: "1",
      better: "neither",
      meaning: "mean read by a clock from the first reading on, over the true mean",
    },
  },
  presets: {
    quick: { seeds: 10, sweep: { rate: [1, 2, 5, 10, 15, 20, 40] } },
    paper: {
      seeds: 20,
      sweep: { rate: [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000] },
    },
  },
  cost: ({ rate, phases }) => 1 + rate * phases,

  run({ parameters: { rate, phases, event }, levels, names, random, captures, record }) {
    const observed = observedLoad(captures.program, event);
    const { duration, label, unit, signal } = observed;
    const mean = signal.integral(0, duration) / duration;
    const first = meanOfReadings(observed, rate);
    if (names.plan === "systematic") {
      const spectrum = observedSpectrum(observed);
      const chance = observed.deviation / Math.sqrt(rate * duration); // sd/√n
      record("readings", {
        rate: [rate],
        mean: [first],
        chance: [chance / mean],
        label: [label],
        unit: [unit],
      });
      record("combs", columns(combTests(spectrum, [rate])));
      record("spectrum", columns(bands(spectrum, 400)));
    }
    const plan = levels.plan.plan(rate, duration);
    const { error, truth } = errorOverPhases(watchObserved(observed), plan, phases, random);
    return { error: error / truth, first: first / mean };
  },
  figures,
});

/** Rows as columns. */
function columns(rows: readonly object[]): Record<string, number[]> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, rows.map((row) => (row as Record<string, number>)[name])]),
  );
}
