/**
 * Rate control: a fleet profiler that aims at a number of samples an hour, retuned once a day.
 *
 * A thousand hosts run services of very unequal size, busier at noon than at night and each in its own
 * measure. Every service shall give the same number of useful samples, those that find a host busy.
 *
 * Question   How fast does the controller reach its target, and what do unweighted samples say then?
 * Expected   On the target after the first retuning, and back after a change of load by the next. Small
 *            services are asked more often, so the unweighted share of a function is biased; with weights
 *            it is right.
 * Source     Strobelight, Meta's profiling orchestrator (2025): a target of samples an hour, daily
 *            retuning, and weights for what was sampled at different rates.
 */
import { z } from "zod";
import { scenario } from "../src/experiment/mod.ts";
import {
  poisson,
  rateController,
  sampleFleet,
  type SamplingPlan,
  unequalServices,
} from "../src/profiling/mod.ts";

/** The plan of one service, for a target of useful samples per second. */
type Control = (target: number) => SamplingPlan;

const hour = 3600, day = 24 * hour; // s

export default scenario({
  name: "rate-control",
  title: "Rate control: a thousand hosts, one number of samples an hour",
  question: "How fast does the rate reach its target, and what do weights repair?",
  references: [
    "Strobelight: a profiling service built on open source technology, Meta Engineering, 2025",
    "Horvitz and Thompson, JASA 47(260):663–685, 1952",
  ],
  parameters: z.strictObject({
    hosts: z.int().min(20).default(1000).meta({ unit: "" }).describe("hosts of the fleet"),
    services: z.int().min(2).default(20).meta({ unit: "" }).describe("services that share them"),
    target: z.number().positive().default(40_000 / 3600).meta({ unit: "1/s" })
      .describe("useful samples wanted from the fleet, 40 000 an hour"),
    days: z.int().min(3).default(6).meta({ unit: "" })
      .describe("days simulated; load changes in the middle of them"),
    change: z.number().positive().max(1).default(0.5).meta({ unit: "1" })
      .describe("load of the second half of the days, as a part of the first's"),
  }),
  factors: {
    control: {
      "controlled": (target) => rateController({ target, retune: day }),
      "fixed": (target) => poisson({ rate: target }),
    } satisfies Record<string, Control>,
  },
  measures: {
    miss: {
      unit: "1",
      better: "lower",
      meaning: "distance of an hour's useful samples, mean of a day, from the target, last day",
    },
    weightedError: { unit: "1", better: "lower", meaning: "error of the weighted share" },
    unweightedError: { unit: "1", better: "lower", meaning: "error of the unweighted share" },
    truth: { unit: "1", better: "neither", meaning: "true share of the function" },
  },
  presets: {
    quick: { seeds: 3, parameters: { days: 4 } },
    paper: { seeds: 40, parameters: { days: 10 } },
  },
  cost: ({ target, days }) => target * days,

  run({ parameters, levels: { control }, random, record }) {
    const { hosts, services: count, target, days, change } = parameters;
    const fleet = unequalServices(
      { hosts, count, days, change, plan: () => control(target / count) },
      random.stream("fleet"),
    );
    const seen = sampleFleet(
      fleet.services,
      { period: day, periods: days },
      random.stream("sampling"),
    );
    const hourly = seen.useful.map((n) => n / 24);
    record("hourly", { day: hourly.map((_, d) => d + 1), samples: hourly });
    return {
      miss: Math.abs(hourly[days - 1] / (target * hour) - 1),
      weightedError: Math.abs(seen.weighted - fleet.truth),
      unweightedError: Math.abs(seen.unweighted - fleet.truth),
      truth: fleet.truth,
    };
  },

  figures: {
    convergence: {
      title: "One retuning brings the samples to their target",
      caption:
        "Useful samples an hour, mean of each day, over replications; bands from the least to the " +
        "greatest of them. The load halves half-way, which the next retuning makes up for.",
      plot({ results, style }) {
        const tables = results.table("hourly");
        const rows = Object.values(results.design.levels.control).flatMap((level) => {
          const courses = tables.filter(({ observation }) =>
            observation.cell.levels.control === level
          )
            .map(({ columns }) => Array.from(columns.samples as ArrayLike<number>));
          return (courses[0] ?? []).map((_, d) => {
            const values = courses.map((course) => course[d]);
            return {
              x: d + 1,
              y: values.reduce((sum, v) => sum + v, 0) / values.length,
              low: Math.min(...values),
              high: Math.max(...values),
              level,
            };
          });
        });
        const { target } = results.scenario.parameters.parse(results.design.parameters);
        return {
          x: { ...style.axis("day", "", rows.map(({ x }) => x)), ticks: rows.map(({ x }) => x) },
          y: style.axis("useful samples an hour", "", rows.map(({ y }) => y), { zero: true }),
          marks: [...style.lines(rows), ...style.reference(target * hour, "target")],
        };
      },
    },
    bias: {
      title: "Samples of services at different rates need their weights",
      caption:
        "Error of the share of the fleet's busy time that one function takes, with and without " +
        "weights; those with weights are too small to see. Unweighted, a small service counts as much " +
        "as a large one. Bars are 95 % t intervals.",
      plot({ rows, style }) {
        const panels = { weightedError: "with weights", unweightedError: "without" };
        const errors = Object.entries(panels).flatMap(([measure, panel]) =>
          rows(measure).map((row) => ({ ...row, panel }))
        );
        return {
          x: { label: null, type: "band" },
          y: style.axis("error of the share", "1", errors.map(({ y }) => y), { zero: true }),
          marks: style.bars(errors),
        };
      },
    },
  },
});
