/**
 * What people see: tables, sparklines and numbers with units for the terminal; figures as SVG, PNG and
 * PDF, the report of a run in one HTML page, and how results show themselves in notebooks.
 *
 * ```ts
 * import { quantity, sparkline, textTable } from "wagonwheel/report";
 *
 * const power = [2, 2, 2, 9, 9, 4]; // W
 * console.log(sparkline(power, 6)); // ▂▂▂██▄
 * console.log(quantity(1.6e9, "Hz"), quantity(0.0403, "s"), quantity(0.125, "1")); // 1.6 GHz 40.3 ms 12.5 %
 * console.log(textTable(["event", "total"], [["cycles", quantity(42e9)]]).split("\n")[1]); // cycles   42 G
 * ```
 *
 * @module
 */
import { showInNotebooks } from "./notebook-display.ts";

export { quantity } from "./quantity.ts";
export { sparkline } from "./sparkline.ts";
export { textTable } from "./text-table.ts";
export { captureFigure } from "./capture-figure.ts";
export { courseWidth } from "./capture-facts.ts";
export { captureText, findingsText, refusalsText } from "./capture-text.ts";
export { pngOf } from "./png.ts";
export { resultsTable } from "./results-table.ts";
export {
  progressBar,
  type ProgressBarOptions,
  type ProgressDisplay,
  progressText,
} from "./progress-bar.ts";
export { endingText } from "./results-footnotes.ts";
export { scenarioFigures } from "./scenario-figures.ts";
export type { DrawnFigure } from "./figure-page.ts";
export {
  figure,
  NotebookFigure,
  type NotebookFigureOptions,
  type NotebookFigureTools,
} from "./notebook-figure.ts";
export { CaptureDescription, describe, findingsTable } from "./notebook-capture.ts";
export { figuresNamed, levelsTable } from "./notebook-results.ts";
export { NotebookTable, table } from "./notebook-table.ts";
export { type FlameBar, flameBars, flameGraph, type FlameGraphOptions } from "./flame-graph.ts";
export { topologyMap } from "./topology-map.ts";
export { estimatesTable, type EstimatesTableOptions } from "./estimates-table.ts";
export { signalCourse, type SignalCourseOptions } from "./signal-course.ts";
export { figureWidths } from "./figure-layout.ts";
export { pdfOf } from "./pdf.ts";
export { htmlReport } from "./html-report.ts";
export { type RunFolder, type RunFolderOptions, writeRunFolder } from "./run-folder.ts";
export { interactive, InteractiveFigures } from "./notebook-interactive.ts";
export { resultsBundle, showInNotebooks } from "./notebook-display.ts";
export { progressBundle } from "./notebook-progress.ts";
export { runDifferenceText } from "./run-difference-text.ts";
export {
  choicesOf,
  type FigureSize,
  type FigureSource,
  figureSources,
  scenarioOf,
} from "./paper/figure-source.ts";
export { checkFigureName, type PaperFigure, paperFigure } from "./paper/paper-figure.ts";
export { figureFolder, type Verdict, verdictOf, writeFigure } from "./paper/figure-folder.ts";
export type {
  Agreement,
  ReplicatedNumber,
  Replication,
  ReplicationTools,
} from "./paper/replication.ts";
export {
  movedNumbers,
  type ReplicationRecord,
  replicationRecord,
  replicationsPage,
  replicationText,
} from "./paper/replications-table.ts";
export { differenceSvg } from "./paper/figure-difference.ts";
export { writeWhole } from "./whole-file.ts";

showInNotebooks();
