/**
 * The observer effect: how fast to sample before the sampling spoils what it measures.
 *
 * A server works on jobs; a profiler interrupts it at Poisson instants to see whether it is busy. Each
 * sample costs time, so more samples mean less chance and more disturbance.
 *
 * Question   At which rate is the total error least, what does it cost, and what do guards do to it?
 * Expected   The error falls as 1/√rate, then rises with rate × cost; the least is where the closed form
 *            puts it. A budget keeps to its share and loses accuracy only; a breaker halts collection.
 * Source     The cost of a sample was measured with `perf record -g`, see measured-costs.ts; elsewhere
 *            11 to 19 µs were measured on a like machine, at slowdowns of 1.5 % (999 Hz) to 67 % (25 kHz).
 */
import { z } from "zod";
import { hold, Resource, Simulation } from "../src/des/mod.ts";
import { type Results, type RowOptions, scenario } from "../src/experiment/mod.ts";
import {
  attachProfiler,
  circuitBreaker,
  costPerSample,
  counterProbe,
  type Guard,
  meanEstimate,
  measuredCosts,
  overheadBudget,
  poisson,
  totalSquaredError,
  watchedServer,
} from "../src/profiling/mod.ts";

/** Makes a profiler's guards, for samples of that cost, s. */
type Guards = (limit: number, cost: number) => readonly Guard[];

export default scenario({
  name: "observer-effect",
  title: "The observer effect: accuracy and overhead together",
  question: "At which rate is the total error least, and what does it cost?",
  references: [
    "Mytkowicz, Diwan, Hauswirth and Sweeney, Producing wrong data without doing anything " +
    "obviously wrong, ASPLOS 2009",
    "Nygard, Release It!, 2nd edition, Pragmatic Bookshelf 2018, §5.2",
  ],
  parameters: z.strictObject({
    rate: z.number().positive().default(1000).meta({ unit: "Hz" })
      .describe("samples asked for per second"),
    cost: z.number().nonnegative().default(costPerSample(measuredCosts)).meta({ unit: "s" })
      .describe("time that one sample takes"),
    share: z.number().gt(0).lt(0.7).default(0.5).meta({ unit: "1" })
      .describe("busy share of the server without a profiler"),
    limit: z.number().gt(0).lt(1).default(0.01).meta({ unit: "1" })
      .describe("overhead at which the guards step in"),
    duration: z.number().positive().default(10).meta({ unit: "s" })
      .describe("simulated time"),
  }),
  factors: {
    guard: {
      "unguarded": () => [],
      "budget": (limit, cost) => [overheadBudget({ share: limit, dearest: cost })],
      "breaker": (limit) => [circuitBreaker({ limit, pause: 2 })],
    } satisfies Record<string, Guards>,
  },
  measures: {
    squaredError: { unit: "1", better: "lower", meaning: "squared error of the busy share" },
    overhead: { unit: "1", better: "lower", meaning: "share of the processor that samples took" },
    samples: { unit: "", better: "neither", meaning: "samples taken" },
    refused: { unit: "1", better: "lower", meaning: "share of the instants kept out by the guard" },
  },
  presets: {
    quick: { seeds: 20, sweep: { rate: [100, 300, 1000, 3000, 10_000] } },
    paper: { seeds: 400, sweep: { rate: [100, 200, 500, 1000, 2000, 5000, 10_000, 25_000] } },
  },
  cost: ({ rate, duration }) => rate * duration,

  theory({ rate, cost, share, duration }, { guard }) {
    if (guard !== "unguarded") return {};
    return {
      squaredError: totalSquaredError({ share, duration, cost }, rate),
      overhead: rate * cost / (1 + rate * cost), // instants within a sample being taken give none
    };
  },

  run({ parameters: { rate, cost, share, limit, duration }, levels: { guard }, random }) {
    const simulation = new Simulation({ random });
    const server = new Resource(simulation, { discipline: "preemptive-resume" });
    const watched = watchedServer(simulation, server);
    const settings = {
      plan: poisson({ rate }),
      probe: counterProbe(cost),
      guards: guard(limit, cost),
    };
    const profiler = attachProfiler(simulation, watched, settings, random.stream("profiler"));
    const arrivals = random.stream("arrivals"), works = random.stream("works");
    const mean = 0.002; // s; small against the duration, so that the truth is known to a per cent
    let arrived = 0; // work, s

    function* job(work: number) {
      yield* server.serve(work);
    }
    function* jobs() {
      for (;;) {
        yield hold(arrivals.exponential() * mean / share);
        const work = 2 * mean * works.uniform();
        arrived += work;
        simulation.spawn(job(work));
      }
    }
    simulation.spawn(jobs);
    simulation.run({ until: duration });
    const collected = profiler.stop();
    // The truth of this very run: the share of time that its jobs would have kept the server busy.
    const error = meanEstimate(collected).value - arrived / duration;
    return {
      squaredError: error * error,
      overhead: collected.overhead,
      samples: collected.times.length,
      refused: collected.refused / collected.due,
    };
  },

  figures: {
    error: {
      title: "The best sampling rate is neither the lowest nor the highest",
      caption:
        "Root mean squared error of the busy share of a server. Samples are too few on the left and " +
        "disturb what they measure on the right; the dashed line is the closed form. Bands are 95 % t " +
        `intervals. The cost of a sample was measured: ${
          (1e6 * costPerSample(measuredCosts)).toFixed(1)
        } ` +
        `µs with stacks, ${measuredCosts.tool}.`,
      plot({ results, rows, theory, style }) {
        const roots = rows("squaredError", acrossRates(results)).map((row) => ({
          ...row,
          y: Math.sqrt(row.y),
          low: Math.sqrt(Math.max(row.low, row.y / 100)),
          high: Math.sqrt(row.high),
        }));
        const known = theory("squaredError", acrossRates(results))
          .map((row) => ({ ...row, y: Math.sqrt(row.y) }));
        return {
          x: style.parameterAxis("rate", roots, { log: true }),
          y: style.axis("error of the busy share", "1", roots.map(({ y }) => y), { log: true }),
          marks: [...style.lines(roots), ...style.theory(known)],
        };
      },
    },
    overhead: {
      title: "A budget keeps to its share; a breaker halts and tries again",
      caption:
        "Share of the processor's time that samples took, against the rate asked for. Bands " +
        "are 95 % t intervals.",
      plot({ results, rows, style }) {
        const shares = rows("overhead", acrossRates(results));
        return {
          x: style.parameterAxis("rate", shares, { log: true }),
          y: style.measureAxis("overhead", shares, { log: true }),
          marks: [...style.lines(shares), ...style.reference(0.01, "1 %")],
        };
      },
    },
  },
});

/** Rates on the x axis, where they varied. */
function acrossRates({ design }: Results): RowOptions {
  return "rate" in design.sweep ? { x: "rate" } : {};
}
