/**
 * Progress in a notebook: a bar that moves in its place while the run goes on, and in the end one line
 * that says how it ended, without times, so that a stored notebook stays the same.
 */
import type { MimeBundle, Progress, Results, Scenario, ShownProgress } from "../experiment/mod.ts";
import { html } from "./markup.ts";
import { progressText } from "./progress-bar.ts";
import { endingText } from "./results-footnotes.ts";
import { kernelDisplay } from "./runtime.ts";

let shownBefore = 0;

/** The bar of one run; null where no kernel listens. */
export function notebookProgress({ title }: Scenario): ShownProgress | null {
  const display = kernelDisplay();
  if (display === null) return null;
  shownBefore += 1;
  const display_id = `wagonwheel-progress-${shownBefore}`;
  let update = false;
  const show = async (bundle: MimeBundle) => {
    const options = { raw: true, display_id, update } as const;
    update = true;
    try {
      await display(bundle, options);
    } catch {
      // A front end that has gone away must not end the run.
    }
  };
  return {
    update: (progress) => void show(progressBundle(title, progress)),
    end: (results) => show(endBundle(results)),
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

function endBundle(results: Results): MimeBundle {
  return { "text/plain": `${results.scenario.title}: ${endingText(results)}` };
}
