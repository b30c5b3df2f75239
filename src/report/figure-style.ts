/**
 * The house style of figures: how levels look, how intervals are drawn, which axes there are.
 *
 * What scenarios call is the contract FigureStyle; what lies around the marks (title, labels, legends,
 * margins) is figure-page.ts's, which asks the style afterwards what was drawn.
 */
import type * as PlotLibrary from "@observablehq/plot";
import type { FigureRow, FigureStyle, Scenario } from "../experiment/mod.ts";
import type { End } from "./end-labels.ts";
import { axis, parameterAxis } from "./figure-axes.ts";
import type { Series } from "./figure-data.ts";
import type { Legend } from "./figure-legend.ts";
import { heatMarks, shadesOf } from "./heat-map.ts";
import { ink, type LevelLook, levelLook, paper } from "./level-look.ts";
import {
  alongX,
  barMarks,
  besides,
  isByLevel,
  levelsOf,
  lineMarks,
  pointMarks,
  rowMarks,
} from "./level-marks.ts";
import { isTheoryCurve, seriesOf, theoryCurves, theoryName, theoryRules } from "./theory-marks.ts";

/** A style, and what it was asked to draw: known after the figure's function has run. */
export interface HouseStyle {
  readonly style: FigureStyle;
  readonly legends: readonly Legend[];
  /** The rows that the style was given to draw. */
  readonly series: readonly Series[];
  /** Names to write at the ends of lines. */
  readonly ends: readonly End[];
  /** Texts over the panels of small multiples, in order; empty for one plot. */
  readonly panels: readonly string[];
  /** Axes that show a measure: zero, or its absence, must be seen on them. */
  readonly valueAxes: ReadonlySet<PlotLibrary.ScaleOptions>;
  /** Text on an axis in the order it came; empty where the axis has numbers. */
  readonly names: { readonly x: readonly string[]; readonly y: readonly string[] };
  /** px that marks reach to the left and right of their x. */
  readonly reach: number;
}

/** What the style asks of a scenario. */
export type StyledScenario = Pick<Scenario, "factors" | "measures" | "parameters">;

export interface HouseOptions {
  /** The factor compared: a level of the same name in another factor takes this one's look. */
  readonly factor: string | null;
  /** Panels side by side. */
  readonly columns: number;
  /** Confidence level of the intervals. */
  readonly confidence: number;
}

export function houseStyle(
  Plot: typeof PlotLibrary,
  scenario: StyledScenario,
  { factor, columns, confidence }: HouseOptions,
): HouseStyle {
  const factors = Object.keys(scenario.factors);
  const homes = factor === null ? factors : [factor, ...factors.filter((f) => f !== factor)];
  const own: string[] = []; // what a figure calls its series, where that is no level
  const look = (level: string): LevelLook => {
    const home = homes.find((name) => level in scenario.factors[name]);
    if (home !== undefined) return levelLook(Object.keys(scenario.factors[home]).indexOf(level));
    if (!own.includes(level)) own.push(level);
    return levelLook(own.indexOf(level));
  };
  const legends: Legend[] = [];
  const series: Series[] = [];
  const ends: End[] = [];
  const panels: string[] = [];
  const valueAxes = new Set<PlotLibrary.ScaleOptions>();
  const names = { x: [] as string[], y: [] as string[] };
  let reach = 0;

  const addNames = (axis: "x" | "y", values: readonly (number | string)[]) => {
    for (const value of values) {
      if (typeof value === "string" && !names[axis].includes(value)) names[axis].push(value);
    }
  };
  const panelOf = (rows: readonly Panelled[]): PlotLibrary.MarkOptions => {
    for (const { panel } of rows) {
      if (panel !== undefined && !panels.includes(panel)) panels.push(panel);
    }
    if (panels.length === 0) return {};
    const place = ({ panel }: Panelled) => panels.indexOf(panel ?? panels[0]);
    return {
      fx: (row: Panelled) => place(row) % columns,
      fy: (row: Panelled) => Math.floor(place(row) / columns),
    };
  };
  const levelRows = (rows: readonly FigureRow[]) => ({
    Plot,
    rows,
    look,
    confidence,
    panel: panelOf(rows),
  });
  const addEnd = (end: End) => {
    if (!ends.some(({ text }) => text === end.text)) ends.push(end);
  };
  /** Names the levels: at the ends of their rows, or in a legend where panels leave no room. */
  const nameLevels = (rows: readonly FigureRow[], isLine: boolean): void => {
    const levels = levelsOf(rows).map((name) => ({ name, ...look(name) }));
    if (panels.length > 0) legends.push({ kind: "levels", isLine, levels });
    for (const { name, color } of levels) {
      const last = alongX(rows.filter(({ level }) => level === name)).at(-1) as FigureRow;
      addEnd({ x: last.x, y: last.y, text: name, color });
    }
  };

  const style: FigureStyle = {
    color: (level) => look(level).color,
    points(rows) {
      series.push({ part: "measured", rows });
      addNames("x", rows.map(({ x }) => x));
      const marks = pointMarks(levelRows(rows));
      if (isByLevel(rows)) return marks;
      reach = Math.max(reach, besides(levelsOf(rows).length) + 4);
      nameLevels(rows, false);
      return marks;
    },
    lines(rows) {
      series.push({ part: "measured", rows });
      addNames("x", rows.map(({ x }) => x));
      const marks = lineMarks(levelRows(rows));
      nameLevels(rows, true);
      return marks;
    },
    bars(rows) {
      series.push({ part: "measured", rows });
      addNames("x", rows.map(({ x }) => x));
      return barMarks(levelRows(rows));
    },
    byLevel(rows) {
      series.push({ part: "measured", rows });
      addNames("y", levelsOf(rows));
      return rowMarks(levelRows(rows));
    },
    heatMap(cells, options) {
      series.push({ part: "surface", rows: cells });
      addNames("x", cells.map(({ x }) => x));
      addNames("y", cells.map(({ y }) => y));
      const shades = shadesOf(cells.map(({ value }) => value), options);
      legends.push({ kind: "shades", ...shades });
      return heatMarks(Plot, cells, shades, panelOf(cells));
    },
    theory(rows, { across = false } = {}) {
      series.push({ part: theoryName, rows });
      const panel = panelOf(rows);
      if (across || !isTheoryCurve(rows)) return theoryRules(Plot, rows, panel, across);
      if (panels.length > 0) legends.push({ kind: "theory" });
      const [first] = seriesOf(rows);
      const { x, y } = first[first.length - 1];
      addEnd({ x, y, text: theoryName, color: ink });
      return theoryCurves(Plot, rows, panel);
    },
    reference: (y, label) => [
      Plot.ruleY([y], { stroke: ink, strokeWidth: 0.8, strokeDasharray: "3,2" }),
      Plot.text([label], {
        y: () => y,
        text: (text: string) => text,
        frameAnchor: "left",
        textAnchor: "start",
        lineAnchor: "bottom",
        dx: 3,
        dy: -2,
        fill: ink,
        stroke: paper,
        strokeWidth: 3,
      }),
    ],
    measureAxis(measure, rows, options) {
      const { meaning, unit } = scenario.measures[measure];
      const values = rows.flatMap(({ y, low, high }) => [y, low, high]).filter(Number.isFinite);
      const made = axis(meaning, unit, values, options);
      valueAxes.add(made);
      return made;
    },
    parameterAxis: (path, rows, options) =>
      parameterAxis(scenario, path, rows.map(({ x }) => x), options),
    axis,
  };
  return {
    style,
    legends,
    series,
    ends,
    panels,
    valueAxes,
    names,
    get reach() {
      return reach;
    },
  };
}

interface Panelled {
  readonly panel?: string;
}
