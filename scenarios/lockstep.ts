/**
 * Lockstep: what a sampling clock sees of a load that keeps time with it, and what of your program.
 *
 * Loads are watched for 30 s at random phases by five plans: a process that is busy for 3 of every 10 ms
 * and two whose period has drifted a little, an adversary that runs between ticks, tones of all
 * frequencies, and the course of a capture. For your own program alone:
 *
 *     deno task scenario lockstep --level load=program --capture my.perf.csv
 *
 * Question   At which rate should I sample, with which plan, and how wrong am I at 99 Hz?
 * Expected   In step with its load a clock errs by √(0.3 · 0.7), 46 points; a little jitter changes almost
 *            nothing, and one sample at random in each period cures it. 1 Hz beside, the clock is better
 *            than chance. Against an adversary only a plan helps whose next tick cannot be foreseen.
 * Source     McCanne and Torek, USENIX Winter 1993: up to 80 % error by a fixed clock. An independent
 *            program, of 200 phases, gives 43.13, 41.77, 0.83, 0.90, 0.84 points at 100 Hz in the order of
 *            the plans; the known values here are within 15 % of its whole surface.
 */
import { z } from "zod";
import { scenario } from "../src/experiment/mod.ts";
import {
  comparedPlans as plans,
  errorByRate,
  errorOverPhases,
  observedLoad,
  observedSpectrum,
  predictedError,
  wagonWheel,
  watchObserved,
} from "../src/profiling/mod.ts";
import { figures } from "./lockstep/figures.ts";
import { beats, duty, loads } from "./lockstep/loads.ts";

export default scenario({
  name: "lockstep",
  title: "Lockstep: what a sampling clock sees of a load that keeps time with it",
  question: "At which rate should I sample, with which plan, and how wrong am I at 99 Hz?",
  references: [
    "McCanne and Torek, A randomized sampling clock for CPU utilization estimation and code " +
    "profiling, USENIX Winter 1993",
    "Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 8",
  ],
  captures: { program: "javascript-v8" },
  parameters: z.strictObject({
    rate: z.number().positive().default(99).meta({ unit: "1/s" }).describe("samples per second"),
    duration: z.number().positive().default(30).meta({ unit: "s" })
      .describe("time watched; all of a capture"),
    phases: z.int().positive().default(20).describe("phases in a replication"),
    event: z.string().default("").describe("event of the capture; the usual one where empty"),
  }),
  factors: { plan: plans, load: loads },
  measures: {
    error: {
      unit: "1",
      better: "lower",
      meaning: "root mean squared error of the share of time, over phases",
    },
    relative: { unit: "1", better: "lower", meaning: "the same over the share itself" },
    known: {
      unit: "1",
      better: "higher",
      meaning:
        "frequency up to which the load is known, over the rate; below 100 % lockstep is not seen",
    },
  },
  presets: {
    quick: {
      seeds: 6,
      parameters: { phases: 12 },
      sweep: { rate: [19, 49, 97, 99, 100, 101, 200, 250] },
    },
    paper: {
      seeds: 20,
      parameters: { phases: 200 },
      sweep: { rate: [19, 49, 97, 99, 100, 101, 200, 250, 1000] },
    },
  },
  cost: ({ rate, duration, phases }) => rate * duration * phases,

  theory({ rate, duration }, { plan, load }) {
    const { lines } = loads[load as keyof typeof loads];
    if (lines === null) return {};
    const { gain } = plans[plan as keyof typeof plans];
    const error = predictedError(lines, gain, Math.round(rate * duration), 1 / rate);
    return { error, relative: error / duty };
  },

  run({ parameters, levels, names, random, captures, record }) {
    const { rate, duration: seconds, phases, event } = parameters;
    const observed = names.load === "program" ? observedLoad(captures.program, event) : null;
    const duration = observed?.duration ?? seconds;
    const plan = levels.plan.plan(rate, duration);
    if (names.load === "100 Hz" && names.plan === "systematic" && rate === 100) {
      record("beats", beats());
    }
    if (names.load === "tones" && rate === 100) {
      record("wheel", { ...wagonWheel(plan, 3, random.stream("wheel")) });
    }
    if (observed !== null && rate === 99 && names.plan === "systematic") {
      record("advice", { ...errorByRate(observedSpectrum(observed), { from: 10, to: 250 }) });
      record("observed", { label: [observed.label], step: [observed.step] });
    }
    const watch = observed === null ? levels.load.watch(duration, rate) : watchObserved(observed);
    const { error, truth } = errorOverPhases(watch, plan, phases, random);
    const known = observed === null ? 1 : Math.min(1, 0.5 / observed.step / rate);
    return { error, relative: error / truth, known };
  },
  figures,
});
