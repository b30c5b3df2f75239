/** The figures of sampling-rate: error against rate, the spectrum, and the rates that are in step. */
import { type Columns, type FigureOf, type Results, rowsAcross } from "../../src/experiment/mod.ts";

export const figures: Readonly<Record<string, FigureOf>> = {
  error: {
    title: "Twice as precise for four times the rate, unless the clock keeps time with the machine",
    caption:
      "Root mean squared error of the mean, over the mean, by sampling rate and plan; bands are 95 % t " +
      "intervals over replications. Dashed: sd/√n, what as many instants drawn anywhere have. A clock " +
      "above it is in step with the machine.",
    plot(tools) {
      const { results, style } = tools;
      // Whoever takes every reading errs by rounding alone: that is no point on a scale of logarithms.
      const errors = rowsAcross(tools, "error", "rate").filter(({ y, low }) => y > 1e-7 && low > 0);
      const chance = once(results, "readings").map(({ rate, chance }) => ({ x: rate, y: chance }))
        .filter(({ y }) => y > 0);
      return {
        x: { ...style.parameterAxis("rate", errors), type: "log" },
        y: style.measureAxis("error", errors, { log: true }),
        marks: [...style.lines(errors), ...style.theory(chance)],
      };
    },
  },
  combs: {
    title: "At which rates is a clock in step with the machine?",
    caption:
      "Power at the multiples of the sampling rate, which a clock takes for a constant, over the power " +
      "beside them. Over each point: the probability p of so much by chance (rank test). 1 is what " +
      "chance gives; far above it with a small p the rate is aliased.",
    plot({ results, Plot, style }) {
      const combs = once(results, "combs").map(({ rate, power, expected, pValue }) => ({
        rate,
        ratio: power / expected,
        text: pValue < 0.001 ? "p < 0.001" : `p ${pValue.toPrecision(1)}`,
      }));
      return {
        x: { label: "samples per second", type: "point", domain: combs.map(({ rate }) => rate) },
        y: {
          ...style.axis("power over the expected", "1", combs.map(({ ratio }) => ratio)),
          domain: [0, 1.1 * Math.max(1, ...combs.map(({ ratio }) => ratio))],
        },
        marks: [
          Plot.ruleY([1], { stroke: "gray", strokeDasharray: "3,2" }),
          Plot.text(["chance"], { y: 1, frameAnchor: "right", textAnchor: "start", dx: 4 }),
          Plot.ruleX(combs, { x: "rate", y1: 0, y2: "ratio", stroke: style.color("systematic") }),
          Plot.dot(combs, { x: "rate", y: "ratio", fill: style.color("systematic") }),
          Plot.text(combs, {
            x: "rate",
            y: "ratio",
            text: "text",
            dy: -10,
            fill: "#1a1a1a",
            stroke: "white",
            strokeWidth: 4,
          }),
        ],
      };
    },
  },
  spectrum: {
    title: "Where the signal varies: its spectrum",
    caption:
      "Power per hertz of what the capture shows, mean over narrow bands. A tick stands out as a peak at " +
      "its frequency and the multiples of it; a clock whose rate divides them is in step with it.",
    plot({ results, Plot, style }) {
      const first = results.table("spectrum").slice(0, 1);
      const lines = first.flatMap(({ columns }) => rowsOf(columns)).filter(({ density }) =>
        density > 0
      );
      const unit = unitOf(results);
      return {
        x: {
          ...style.axis("frequency", "Hz", lines.map(({ frequency }) => frequency), { log: true }),
        },
        y: style.axis("power per hertz", `(${unit})²/Hz`, lines.map(({ density }) => density), {
          log: true,
        }),
        marks: [
          Plot.line(lines, { x: "frequency", y: "density", stroke: style.color("systematic") }),
        ],
      };
    },
  },
};

/** The rows of a table that every replication records alike, of the first one of each rate. */
function once(results: Results, name: string): Record<string, number>[] {
  const rows = results.table(name).flatMap(({ columns }) => rowsOf(columns));
  return rows.filter((row, i) => rows.findIndex(({ rate }) => rate === row.rate) === i);
}

function rowsOf(columns: Columns): Record<string, number>[] {
  const names = Object.keys(columns);
  const length = names.length === 0 ? 0 : columns[names[0]].length;
  return Array.from(
    { length },
    (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i] as number])),
  );
}

function unitOf(results: Results): string {
  return results.table("readings").map(({ columns }) => String(columns.unit[0]))[0] ?? "";
}
