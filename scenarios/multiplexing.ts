/**
 * Too few counters: what sharing them does to counts and ratios.
 *
 * The truth is a log in which every event was counted all the time. Groups take the counters in turn,
 * one an interval, and each starting phase is tried.
 *
 * Question   How wrong are multiplexed counts and ratios, and who repairs them: another rotation,
 *            another estimator, or grouping?
 * Expected   A few per cent on steady work, up to 100 % and more on bursty idling. A ratio over two
 *            groups is worse than either count; both events in one group repair it. No rotation beats
 *            round-robin throughout, and smoothing gains little where work comes in bursts.
 * Source     Lim, Carrillo-Cisneros, Alkowaileet and Scherson, Linux Symposium 2014; Banerjee et al.,
 *            BayesPerf, ASPLOS 2021, whose multiplexing errs by 40.1 % on the mean and by 7.6 % after
 *            inference. The published log of an idle machine is the public capture `haswell-idle`:
 *            `deno task captures pull haswell-idle`, then `--capture haswell-idle`.
 */
import { z } from "zod";
import { type Results, type RowOptions, scenario } from "../src/experiment/mod.ts";
import { intervalLog, multiplexMethods, multiplexStudy, usualRatio } from "../src/profiling/mod.ts";

export default scenario({
  name: "multiplexing",
  title: "Too few counters: what sharing them does to counts and ratios",
  question: "How wrong are multiplexed counts, and what repairs them?",
  references: [
    "Lim, Carrillo-Cisneros, Alkowaileet and Scherson, Computationally efficient multiplexing of " +
    "events on hardware counters, Linux Symposium 2014",
    "Banerjee et al., BayesPerf: minimizing performance monitoring errors using Bayesian " +
    "statistics, ASPLOS 2021",
  ],
  captures: { program: "web-server" },
  parameters: z.strictObject({
    groups: z.int().min(2).max(64).default(4)
      .describe("groups that take turns at the counters"),
    numerator: z.string().default("")
      .describe("event above the line of the ratio; the usual one of the capture where empty"),
    denominator: z.string().default("")
      .describe("event below the line of the ratio; the usual one of the capture where empty"),
  }),
  factors: { method: multiplexMethods },
  measures: {
    error: {
      unit: "1",
      better: "lower",
      meaning: "error of an event's total, mean over events and starting phases",
    },
    worst: {
      unit: "1",
      better: "lower",
      meaning: "largest error of a total over events and starting phases",
    },
    split: {
      unit: "1",
      better: "lower",
      meaning: "error of the ratio of two events in different groups, mean over phases",
    },
    grouped: {
      unit: "1",
      better: "lower",
      meaning: "error of the ratio of two events in one group, mean over phases",
    },
  },
  presets: {
    quick: { seeds: 10, sweep: { groups: [2, 4, 8] } },
    paper: { seeds: 30, sweep: { groups: [2, 3, 4, 6, 8, 12] } },
  },
  cost: ({ groups }) => groups,

  run({ parameters: { groups, numerator, denominator }, levels, random, captures, record }) {
    const log = intervalLog(captures.program);
    const usual = numerator !== "" && denominator !== "" ? null : usualRatio(log);
    const ratio = [numerator || usual![0], denominator || usual![1]] as const;
    const study = multiplexStudy({ log, groups, method: levels.method, ratio }, random);
    const events = Object.keys(study.totals), errors = Object.values(study.totals);
    record("totals", {
      event: events,
      error: errors.map(({ mean }) => mean),
      worst: errors.map(({ worst }) => worst),
    });
    return {
      error: errors.reduce((sum, { mean }) => sum + mean, 0) / errors.length,
      worst: Math.max(...errors.map(({ worst }) => worst)),
      split: study.split.mean,
      grouped: study.grouped.mean,
    };
  },

  figures: {
    totals: {
      title: "The more groups share the counters, the worse the totals",
      caption:
        "Error of an event's estimated total, mean over the events of the capture and over " +
        "all starting phases. Bands are 95 % t intervals over random rotations; what goes in turn " +
        "has none. The smoother is a Kalman filter; the fixed counter stands in for time in the " +
        "scaling. Published for other programs: 40.1 % before and 7.6 % after Bayesian inference.",
      plot({ results, rows, style }) {
        const errors = rows("error", groupsAcross(results));
        const isSwept = "groups" in results.design.sweep;
        return {
          x: isSwept ? style.parameterAxis("groups", errors) : { label: null },
          y: style.measureAxis("error", errors, { zero: true }),
          marks: isSwept ? style.lines(errors) : style.points(errors),
        };
      },
    },
    ratio: {
      title: "A ratio of two events is safer with both in one group",
      caption:
        "Error of the ratio of two events (instructions per cycle where the capture has them, " +
        "else migrations per context switch) under the first method, mean over all starting phases: its " +
        "events counted one after the other in two groups, and together in one.",
      plot({ results, rows, style }) {
        const [method] = results.design.levels.method; // round-robin, unless it was left out
        const panels = { split: "in two groups", grouped: "in one group" };
        const errors = Object.entries(panels).flatMap(([layout, panel]) =>
          rows(layout, groupsAcross(results))
            .filter(({ level }) => level === method)
            .map((row) => ({ ...row, panel }))
        );
        return {
          x: {
            label: "groups" in results.design.sweep ? `groups that take turns, ${method}` : null,
            type: "band",
          },
          y: style.axis("error of the ratio", "1", errors.map(({ y }) => y), { zero: true }),
          marks: style.bars(errors),
        };
      },
    },
  },
});

/** Groups on the x axis, where they varied. */
function groupsAcross({ design }: Results): RowOptions {
  return "groups" in design.sweep ? { x: "groups" } : {};
}
