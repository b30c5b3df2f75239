/** A figure as a scenario describes it: what to plot; the report decides how it looks. */
import type * as PlotLibrary from "@observablehq/plot";
import type { Results } from "./results.ts";

/** What a figure function gets. */
export interface FigureTools {
  readonly results: Results;
  /** Observable Plot, handed in so that it is loaded only when a figure is drawn. */
  readonly Plot: typeof PlotLibrary;
  /** The house style: level colours, marks with intervals, axes with units. */
  readonly style: FigureStyle;
  /**
   * The mean of a measure with its interval, a row for each level in each setting. Throws a RangeError
   * for a measure that the scenario has not, and for an `x` that did not vary.
   */
  rows(measure: string, options?: RowOptions): FigureRow[];
  /** The known values beside those rows, for `style.theory`. */
  theory(measure: string, options?: RowOptions): TheoryRow[];
}

export interface RowOptions {
  /**
   * What stands on the x axis: a swept parameter by its dotted path, or a factor. The levels compared
   * where it is not said.
   */
  readonly x?: string;
}

/** What the report offers to figure functions; report/figure-style.ts implements it. */
export interface FigureStyle {
  /** The fixed colour of a level, by the order of the levels in the scenario. */
  color(level: string): string;
  /** Points with interval bars, one a level: rows need `x`, `y`, `low`, `high`, `level`. */
  points(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /** Lines with interval bands, one a level, labelled at their ends: rows as for `points`. */
  lines(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /** Bars from zero with interval bars, one for each `x`: rows as for `points`. */
  bars(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /**
   * Points with interval bars lying down, a line for each level: for long names. The value is on the x
   * axis, the level on the y axis.
   */
  byLevel(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /** A surface: cells from light, the least value, to dark, with their values printed and a legend. */
  heatMap(cells: readonly HeatCell[], options?: HeatMapOptions): PlotLibrary.Markish[];
  /**
   * Known values, labelled: short dashed rules; a dashed line where a level has several on a scale of
   * numbers. `across` for values on the x axis, as `byLevel` has them.
   */
  theory(
    rows: readonly TheoryRow[],
    options?: { readonly across?: boolean },
  ): PlotLibrary.Markish[];
  /** A rule over the whole width at a value that matters, with its label. */
  reference(y: number, label: string): PlotLibrary.Markish[];
  /** The axis of a measure: its meaning, its unit with an SI prefix, logarithmic where asked. */
  measureAxis(
    measure: string,
    rows: readonly FigureRow[],
    options?: AxisOptions,
  ): PlotLibrary.ScaleOptions;
  /** The axis of a parameter by its dotted path: its description and unit, as its schema has them. */
  parameterAxis(
    path: string,
    rows: readonly { readonly x: number | string }[],
    options?: AxisOptions,
  ): PlotLibrary.ScaleOptions;
  /** An axis for any quantity. `values` are those shown, in the unit given. */
  axis(
    label: string,
    unit: string,
    values: readonly number[],
    options?: AxisOptions,
  ): PlotLibrary.ScaleOptions;
}

export interface AxisOptions {
  /** A logarithmic scale: all values must be > 0. */
  readonly log?: boolean;
  /** Whether the axis goes to zero; only where asked. */
  readonly zero?: boolean;
}

export interface FigureRow {
  readonly x: number | string;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly level: string;
  /** Small multiples: rows with the same text share a panel. */
  readonly panel?: string;
  /** Replications behind the value; told where the pointer is. */
  readonly n?: number;
  /** Unit of `y`, told where the pointer is. */
  readonly unit?: string;
}

export interface TheoryRow {
  readonly x: number | string;
  readonly y: number;
  readonly level?: string;
  readonly panel?: string;
}

export interface HeatCell {
  readonly x: number | string;
  readonly y: number | string;
  readonly value: number;
  readonly panel?: string;
}

export interface HeatMapOptions {
  /** What the values are, for the legend. */
  readonly label?: string;
  /** SI unit of the values, as measures have it. */
  readonly unit?: string;
  /** Whether shades follow the logarithm: values must be > 0. */
  readonly log?: boolean;
  /** Significant digits printed in a cell; 3 unless told, 2 where cells are narrow. */
  readonly digits?: number;
  /** Digits printed behind the point, at most; as many as `digits` asks for unless told. */
  readonly decimals?: number;
}

export interface FigureOf {
  readonly title: string;
  /** What one sees, with how the intervals were made; shown under the figure and in the report. */
  readonly caption: string;
  /** `column` is 85 mm wide, `page` 178 mm; column where it is not said. */
  readonly width?: "column" | "page";
  /**
   * What to plot; null where the run holds nothing of it, and then there is no such figure. Title,
   * caption, width, margins and fonts are the report's; a height, px, is that of the marks alone.
   */
  readonly plot: (tools: FigureTools) => PlotLibrary.PlotOptions | null;
}
