import { meanInterval } from "../../../src/stats/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

/** Method → coverage in % at each n; how many samples of ours. */
const published = {
  "normal": { percents: ["85", "88", "93"], samples: 100 },
  "percentile bootstrap": { percents: ["84", "88", "93"], samples: 20 },
} as const;
const sizes = [20, 50, 200];
/** Samples behind each number of the independent program. */
const theirs = 400;

export default {
  title: "How often a 95 % interval holds the mean of lognormal values",
  kind: "independent program",
  source:
    "a program of 400 samples each, lognormal(0, 1); the subject is that of Efron and Tibshirani, An " +
    "Introduction to the Bootstrap, Chapman and Hall 1993, chapters 13 and 14",
  unit: "%",
  agreement: { by: "interval" },
  command: "deno task scenario interval-coverage",
  async rows({ results }) {
    const rows = [];
    for (const [method, { percents, samples }] of Object.entries(published)) {
      const { observations } = await results("interval-coverage", {
        set: { samples },
        sweep: { n: sizes },
        levels: { method: [method], law: ["lognormal"] },
        seeds: 50,
      });
      rows.push(...sizes.map((n, i) => {
        const { value, low, high } = meanInterval(
          observations.filter(({ cell }) => cell.parameters.n === n)
            .map(({ measures }) => 100 * measures!.coverage),
        );
        const share = Number(percents[i]) / 100;
        return {
          what: `${method}, ${n} values`,
          published: percents[i],
          ours: value,
          low,
          high,
          half: 100 * 1.96 * Math.sqrt(share * (1 - share) / theirs),
        };
      }));
    }
    return rows;
  },
} satisfies Replication;
