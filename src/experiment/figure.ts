/** A figure as a scenario describes it: what to plot; the report decides how it looks. */
import type * as PlotLibrary from "@observablehq/plot";
import type { Results } from "./results.ts";

/** What a figure function gets. */
export interface FigureTools {
  readonly results: Results;
  /** Observable Plot, handed in so that it is loaded only when a figure is drawn. */
  readonly Plot: typeof PlotLibrary;
  /** The house style: level colours, marks with intervals. */
  readonly style: FigureStyle;
}

/** What the report offers to figure functions; report/figure-style.ts implements it. */
export interface FigureStyle {
  /** The fixed colour of a level, by the order of the levels in the scenario. */
  color(level: string): string;
  /** Points with interval bars, one a level: rows need `x`, `y`, `low`, `high`, `level`. */
  points(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /** Lines with interval bands, one a level, labelled at their ends: rows as for `points`. */
  lines(rows: readonly FigureRow[]): PlotLibrary.Markish[];
  /** Known values as short dashed rules with a label. */
  theory(
    rows: readonly { readonly x: number | string; readonly y: number }[],
  ): PlotLibrary.Markish[];
}

export interface FigureRow {
  readonly x: number | string;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly level: string;
}

export interface FigureOf {
  readonly title: string;
  /** What one sees, with how the intervals were made; shown under the figure and in the report. */
  readonly caption: string;
  /** `column` is 85 mm wide, `page` 180 mm; column where it is not said. */
  readonly width?: "column" | "page";
  readonly plot: (tools: FigureTools) => PlotLibrary.PlotOptions;
}
