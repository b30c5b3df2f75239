/**
 * How results show themselves in a notebook: figures, tables that sort, and what to mind about the run.
 *
 * An object with a method `Symbol.for("Jupyter.display")` returns its MIME bundle to whichever kernel
 * for TypeScript shows it.
 */
import {
  type Comparison,
  type MimeBundle,
  type Results,
  showDataFramesWith,
  showProgressWith,
  showResultsWith,
} from "../experiment/mod.ts";
import { html } from "./markup.ts";
import { notebookPage, picture } from "./notebook-page.ts";
import { frameBundle } from "./notebook-data-frame.ts";
import { notebookProgress } from "./notebook-progress.ts";
import { footnotes } from "./results-footnotes.ts";

/** Rows of all tables together that are shown without being asked for. */
const fewRows = 16;

/** Announces results, progress and DataFrames to the experiments. */
export function showInNotebooks(): void {
  showResultsWith(resultsBundle);
  showProgressWith(notebookProgress);
  showDataFramesWith(frameBundle);
}

/** Figures and tables as HTML, the terminal's table as text. */
export async function resultsBundle(results: Results): Promise<MimeBundle> {
  const comparison = comparisonOf(results);
  if (comparison === null) {
    const { observations, failures, scenario } = results;
    const text = `${scenario.title}: ${observations.length} cells finished, ${failures.length} ` +
      "failed; a comparison needs 2 replications of a level";
    return { "text/plain": text };
  }
  const [{ resultsTable }, { measureTables }, { scenarioFigures }, { fontMetrics }] = await Promise
    .all([
      import("./results-table.ts"),
      import("./report-tables.ts"),
      import("./scenario-figures.ts"),
      import("./font-metrics.ts"),
    ]);
  const metrics = await fontMetrics();
  const figures = await scenarioFigures(results, comparison);
  const rows = comparison.blocks.flatMap(({ measures }) => Object.values(measures).flat()).length;
  const notes = footnotes(results, comparison).map((note) => note.replace(/\s+/g, " "));
  const page = notebookPage(html`
    <p><b>${results.scenario.title}</b></p>
    <div class="figures">${figures.map((figure) => picture(figure, metrics))}</div>
    <details ${rows > fewRows ? null : "open"}>
      <summary>Tables</summary>
      ${measureTables(results, comparison)} ${notes.map((note) =>
        html`
          <p class="note">${note}</p>
        `
      )}
    </details>
  `);
  return { "text/html": page, "text/plain": resultsTable(results, comparison) };
}

/** Null where no level has the 2 replications that an interval needs. */
function comparisonOf(results: Results): Comparison | null {
  try {
    return results.compare();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
