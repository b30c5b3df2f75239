/** The figures of lockstep: the surface, the wheel, the adversary, and the program's own answer. */
import {
  type Columns,
  type FigureOf,
  type FigureRow,
  type FigureTools,
  rowsAcross,
} from "../../src/experiment/mod.ts";
import { foldingLine } from "../../src/profiling/mod.ts";

/** Rate at which the wheel is turned, Hz. */
const wheelRate = 100;

export const figures: Readonly<Record<string, FigureOf>> = {
  surface: {
    title: "In step with its load a clock is wrong at any length of run; a random plan never",
    caption:
      "Root mean squared error of the share of time that a process is found busy, by sampling rate and " +
      "plan. It is busy for 0.3 of each period, at the frequency over each panel, and watched for 30 s at " +
      "random phases. Jitter of a tenth of the period does not help. In step the error is √(0.3 · 0.7), 46 %, " +
      "in closed form; an independent program of 200 phases gives 43.1, 41.8, 0.83, 0.90, 0.84 % at 100 Hz.",
    width: "page",
    plot(tools) {
      const { results, style } = tools;
      const rows = errorsOf(tools, "error", "Hz");
      if (rows.length === 0) return null;
      const cells = rows
        .map(({ x, y, level, panel }) => ({
          x: `${x}`,
          y: level,
          value: Math.max(y, 1e-4),
          panel,
        }));
      return {
        x: { label: "samples per second", domain: [...new Set(cells.map(({ x }) => x))] },
        y: { label: null, domain: [...results.design.levels.plan] },
        marks: style.heatMap(cells, {
          label: "error of the share",
          unit: "1",
          log: true,
          digits: 2,
          decimals: 2,
        }),
      };
    },
  },
  wheel: {
    title: "The wagon wheel: even samples fold every tone below half the rate",
    caption:
      `Where the spectrum of about 60 samples at ${wheelRate} Hz has its peak, against the frequency of ` +
      "the tone. Line: the folding line |f − k · 100 Hz|. Even samples lie on it; where it falls, the " +
      "wheel turns backwards. Poisson samples lie on the diagonal: they see what is there.",
    plot({ results, Plot, style }) {
      const turned = results.table("wheel");
      if (turned.length === 0) return null;
      const seen = ["systematic", "poisson"].flatMap((level) =>
        turned
          .filter(({ observation }) => observation.cell.levels.plan === level)
          .slice(0, 1).flatMap(({ columns }) => series(columns, "true", "apparent", level))
      );
      const fold = foldingLine(wheelRate, 3 * wheelRate);
      const corners = Array.from(fold.true, (x, i) => ({ x, y: fold.apparent[i] }));
      const frequencies = corners.map(({ x }) => x);
      const color = ({ level }: Point) => style.color(level);
      return {
        x: style.axis("true frequency", "Hz", frequencies, { zero: true }),
        y: style.axis("apparent frequency", "Hz", frequencies, { zero: true }),
        marks: [
          Plot.line(corners, { x: "x", y: "y", stroke: "gray", strokeWidth: 0.8 }),
          Plot.dot(seen, { x: "x", y: "y", fill: color, r: 2.5 }),
          Plot.text(labelled(seen), {
            x: "x",
            y: "y",
            text: "level",
            dx: -6,
            dy: -8,
            textAnchor: "end",
          }),
        ],
      };
    },
  },
  beats: {
    title: "A period a little off: the error of a clock of 100 Hz beats slowly",
    caption:
      "Root mean squared error, over random phases, of the share of time found busy after so many seconds, " +
      "in closed form, for loads of three frequencies. In step it never falls; 0.07 Hz off it has gone " +
      "after each beat of 14 s; 0.02 Hz off after 50 s.",
    plot({ results, Plot, style }) {
      const beats = results.table("beats").slice(0, 1);
      if (beats.length === 0) return null;
      const course = beats.flatMap(({ columns }) =>
        Array.from(columns.seconds as ArrayLike<number>, (x, i) => ({
          x,
          y: columns.error[i] as number,
          level: columns.load[i] as string,
        }))
      );
      const lines = [...new Set(course.map(({ level }) => level))]
        .map((level) => course.filter((point) => point.level === level));
      const color = ({ level }: Point) => style.color(level);
      return {
        x: style.axis("time sampled", "s", course.map(({ x }) => x), { zero: true }),
        y: style.axis("error of the share", "1", course.map(({ y }) => y), { zero: true }),
        marks: [
          Plot.line(course, { x: "x", y: "y", z: "level", stroke: color }),
          Plot.text(lines.map((line) => line[Math.floor(0.6 * line.length)]), {
            x: "x",
            y: "y",
            text: "level",
            dy: -11,
            textAnchor: "start",
          }),
        ],
      };
    },
  },
  adversary: {
    title: "A process that sees the ticks hides from every plan whose next tick it can foresee",
    caption:
      "Error of the share of time charged to a process that runs for 0.9 of the mean gap after each " +
      "tick, at the first of the rates. A clock charges it nothing of the 90 % that it uses. Intervals " +
      "are 95 % t intervals over replications.",
    plot(tools) {
      const { style } = tools;
      const all = errorsOf(tools, "error", "adversary");
      if (all.length === 0) return null;
      const errors = all.filter(({ x }) => x === all[0].x).map((row) => ({ ...row, x: row.level }));
      return {
        x: style.measureAxis("error", errors, { zero: true }),
        y: { label: null },
        marks: style.byLevel(errors.map(({ panel: _, ...row }) => row)),
      };
    },
  },
  program: {
    title: "Your program: how wrong its mean is, at which rate, by which plan",
    caption:
      "Root mean squared error over the mean, of what the capture shows, by sampling rate, measured over " +
      "random starts; bands are 95 % t intervals over replications. Thin line: what the capture's spectrum " +
      "predicts for a clock; where it rises above the random plans, the clock is in step with the program. " +
      "What is faster than half the capture's own readings is not in it: where the ground is grey, lockstep " +
      "would not be seen.",
    plot(tools) {
      const { results, Plot, style } = tools;
      const errors = errorsOf(tools, "relative", "program").map(({ panel: _, ...row }) => row);
      if (errors.length === 0) return null;
      const [observed] = results.table("observed").map(({ columns }) => ({
        label: columns.label[0] as string,
        highest: 0.5 / (columns.step[0] as number),
      }));
      const predicted = results.table("advice").slice(0, 1)
        .flatMap(({ columns }) => series(columns, "rate", "systematic", "systematic"))
        .filter(({ x }) => x <= observed.highest);
      const unknown = observed !== undefined && observed.highest < 250 ? [observed.highest] : [];
      const shown = [...errors, ...predicted].map(({ y }) => y);
      return {
        x: { ...style.parameterAxis("rate", errors), type: "log" },
        y: style.axis(`error over the mean, ${observed?.label ?? "program"}`, "1", shown, {
          log: true,
        }),
        marks: [
          Plot.ruleX([99], { stroke: "gray", strokeDasharray: "3,2" }),
          Plot.text(["99 Hz"], { x: 99, frameAnchor: "top", textAnchor: "end", dx: -3 }),
          Plot.rectX(unknown, { x1: (f: number) => f, x2: 250, fill: "gray", fillOpacity: 0.12 }),
          Plot.text(unknown, {
            x: (f: number) => f,
            text: () => "not in the capture",
            frameAnchor: "bottom",
            textAnchor: "start",
            dx: 3,
            dy: -3,
          }),
          Plot.line(predicted, {
            x: "x",
            y: "y",
            stroke: style.color("systematic"),
            strokeWidth: 0.5,
          }),
          ...style.lines(errors),
        ],
      };
    },
  },
};

interface Point {
  readonly x: number;
  readonly y: number;
  readonly level: string;
}

/** Rows along the rate of the loads whose name ends so. */
function errorsOf(tools: FigureTools, measure: string, load: string): FigureRow[] {
  const [only] = tools.results.design.levels.load;
  return rowsAcross(tools, measure, "rate").filter(({ panel = only }) => panel.endsWith(load));
}

function series(columns: Columns, x: string, y: string, level: string): Point[] {
  return Array.from(columns[x] as ArrayLike<number>, (value, i) => ({
    x: value,
    y: columns[y][i] as number,
    level,
  }));
}

/** The middle point of each level, by which its name is written. */
function labelled(points: readonly Point[]): Point[] {
  return [...new Set(points.map(({ level }) => level))].map((name) => {
    const own = points.filter(({ level }) => level === name);
    return own[Math.floor((own.length - 1) / 2)];
  });
}
