/** The figures of chaos-basics: the steady state through each fault, and what was missed. */
import type { FigureOf, FigureRow, Results } from "../../src/experiment/mod.ts";
import { Moments } from "../../src/stats/mod.ts";

export const figures: Readonly<Record<string, FigureOf>> = {
  course: {
    title: "Checks help against what is down; time-outs and retries against what only seems up",
    caption:
      "Share of requests answered in time, by the time since the fault began; grey: while it lasts. Mean " +
      "over replications of the readings of 2 s. What is late counts when its deadline has passed. Where " +
      "lines meet, the last in the legend covers the others.",
    width: "page",
    plot({ results, Plot, style }) {
      const rows = courses(results);
      if (rows.length === 0) return null;
      const panels = results.design.levels.fault;
      const window = panels.map((panel) => ({ panel, from: 0, to: durationOf(results) }));
      const place = ({ panel }: (typeof window)[number]) => panels.indexOf(panel);
      const inPanel = {
        fx: (one: (typeof window)[number]) => place(one) % 3,
        fy: (one: (typeof window)[number]) => Math.floor(place(one) / 3),
      };
      return {
        x: style.axis("time since the fault began", "s", rows.map(({ x }) => x as number)),
        y: style.axis("share answered in time", "1", [0, 1], { zero: true }),
        marks: [
          Plot.rectX(window, {
            x1: "from",
            x2: "to",
            ...(panels.length > 1 ? inPanel : {}),
            fill: "gray",
            fillOpacity: 0.15,
          }),
          ...style.lines(panels.length < 2 ? rows.map(({ panel: _, ...row }) => row) : rows),
        ],
      };
    },
  },
  missed: {
    title: "Only time-outs with retries help against every fault",
    caption:
      "Share of the requests made during the fault that fail or are answered late, by fault and protection. " +
      "Bars are 95 % t intervals over replications.",
    width: "page",
    plot({ rows, style }) {
      const across = rows("missed", { x: "fault" });
      return {
        x: { label: null },
        y: style.measureAxis("missed", across, { zero: true }),
        marks: style.points(across),
      };
    },
  },
};

/** Mean readings over replications: a row for each instant, protection and fault. */
function courses(results: Results): FigureRow[] {
  const means = new Map<string, { x: number; level: string; panel: string; moments: Moments }>();
  for (const { observation: { cell }, columns } of results.table("course")) {
    const { protection: level, fault: panel } = cell.levels;
    Array.from(columns.time as ArrayLike<number>, (x, i) => {
      const key = `${panel}/${level}/${x}`;
      let mean = means.get(key);
      if (mean === undefined) means.set(key, mean = { x, level, panel, moments: new Moments() });
      mean.moments.add(columns.share[i] as number);
    });
  }
  const { protection, fault } = results.design.levels;
  const rank = ({ level, panel }: { readonly level: string; readonly panel: string }) =>
    fault.indexOf(panel) * protection.length + protection.indexOf(level);
  return [...means.values()]
    .sort((a, b) => rank(a) - rank(b) || a.x - b.x)
    .map(({ x, level, panel, moments: { mean, count } }) => (
      { x, y: mean, low: mean, high: mean, level, panel, n: count, unit: "1" }
    ));
}

function durationOf({ observations }: Results): number {
  return Number(observations[0].cell.parameters.duration);
}
