/**
 * How results and progress show themselves in a notebook.
 *
 * An object with a method `Symbol.for("Jupyter.display")` returns its MIME bundle to whichever kernel
 * for TypeScript shows it. What has been shown is changed by `display_data` and `update_display_data`
 * with the same display_id, which Deno's kernel sends by its `broadcast`.
 */
import {
  type Comparison,
  type MimeBundle,
  type Progress,
  type Results,
  type Scenario,
  showProgressWith,
  showResultsWith,
} from "../experiment/mod.ts";
import { html, Markup } from "./markup.ts";
import { progressText } from "./progress-bar.ts";
import { kernelBroadcast } from "./runtime.ts";

/** Announces both to the experiments. */
export function showInNotebooks(): void {
  showResultsWith(resultsBundle);
  showProgressWith(notebookProgress);
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
  const [{ resultsTable }, { measureTables }, { scenarioFigures }] = await Promise.all([
    import("./results-table.ts"),
    import("./report-tables.ts"),
    import("./scenario-figures.ts"),
  ]);
  const figures = await scenarioFigures(results, comparison);
  const page = html`
    <div class="wagonwheel">
      <style>${new Markup(style)}</style>
      <b>${results.scenario.title}</b>
      <div class="figures">${figures.map(({ title, inline, width }) =>
        html`<figure class="${width}"><figcaption>${title}</figcaption>${new Markup(
          inline.trim(),
        )}</figure>`
      )}</div>
      <details><summary>Tables</summary>${measureTables(results, comparison)}</details>
    </div>
  `;
  return { "text/html": page.text, "text/plain": resultsTable(results, comparison) };
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

/** Front ends set these variables in their themes; without them the colours are a light page's. */
const style = `
.wagonwheel { --paper: var(--jp-layout-color0, #ffffff); color: var(--jp-content-font-color1, #1a1a1a); }
.wagonwheel .figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
.wagonwheel figure { margin: 0.5rem 0; max-width: 100%; flex: 0 1 28rem; }
.wagonwheel figure.page { flex-basis: 100%; max-width: 58rem; }
.wagonwheel figure svg { width: 100%; height: auto; }
.wagonwheel figcaption { font-weight: 600; }
.wagonwheel .swatch { width: 0.85em; height: 0.85em; margin-right: 0.4em; }
.wagonwheel .scroll { overflow-x: auto; }
.wagonwheel .number { text-align: right; }
.wagonwheel .text, .wagonwheel caption { text-align: left; }
`;

let shownBefore = 0;

/** A bar that moves while the run goes on; nothing where no kernel listens. */
export function notebookProgress({ title }: Scenario): (progress: Progress) => void {
  const broadcast = kernelBroadcast();
  if (broadcast === null) return () => {};
  shownBefore += 1;
  const transient = { display_id: `wagonwheel-progress-${shownBefore}` };
  let type = "display_data";
  return (progress) => {
    const data = progressBundle(title, progress);
    // A front end that has gone away must not end the run.
    Promise.resolve(broadcast(type, { data, metadata: {}, transient })).catch(() => {});
    type = "update_display_data";
  };
}

/** The bar of one moment. */
export function progressBundle(title: string, progress: Progress): MimeBundle {
  const text = progressText(progress);
  return {
    "text/html":
      html`<label>${title} <progress max="1" value="${
        progress.share.toFixed(3)
      }"></progress> ${text}</label>`.text,
    "text/plain": `${title}: ${text}`,
  };
}
