/**
 * How captures show themselves in a notebook: where they come from with a row for each event, and what
 * their checks found.
 *
 * ```ts
 * import { bundledCaptures, openCapture } from "wagonwheel/captures";
 * import { describe } from "wagonwheel/report";
 *
 * const idle = bundledCaptures().find(({ name }) => name === "idle")!;
 * console.log(String(describe(await openCapture(idle.file))).split("\n")[2]); // rows      6959 over 12 s, 5 different stacks
 * ```
 */
import { type Capture, type Finding, summarise } from "../captures/mod.ts";
import type { MimeBundle } from "../experiment/mod.ts";
import { captureFacts, courseWidth, eventHead, eventRows, gravestFirst } from "./capture-facts.ts";
import { captureText } from "./capture-text.ts";
import { html } from "./markup.ts";
import { notebookPage } from "./notebook-page.ts";
import { type NotebookTable, table } from "./notebook-table.ts";

/** Facts that a reader of a notebook looks for; the others are in the text. */
const shownFacts = ["capture", "format", "rows", "command", "machine"];

export class CaptureDescription {
  readonly #capture: Capture;

  constructor(capture: Capture) {
    this.#capture = capture;
  }

  /** As `captures show` prints it. */
  toString(): string {
    return captureText(this.#capture, summarise(this.#capture, courseWidth));
  }

  [Symbol.for("Jupyter.display")](): MimeBundle {
    const summary = summarise(this.#capture, courseWidth);
    const facts = captureFacts(this.#capture, summary)
      .filter(([name]) => shownFacts.includes(name))
      .map(([name, text]) => html`<p>${name}: ${text}</p>`);
    const events = table(eventHead, eventRows(summary), { left: [0, 1, 6] });
    return {
      "text/html": notebookPage(html`${facts}${events.markup()}`),
      "text/plain": String(this),
    };
  }
}

/** What was recorded, where and how, with a row for each event. */
export function describe(capture: Capture): CaptureDescription {
  return new CaptureDescription(capture);
}

/**
 * Findings as a table, the gravest first; those that one check made of several events share a row, with
 * the words of the first. Say `checkQuality(capture)` for those of all checks.
 */
export function findingsTable(findings: readonly Finding[]): NotebookTable {
  const groups = Map.groupBy(
    gravestFirst(findings),
    ({ severity, check }) => `${severity} ${check}`,
  );
  const rows = [...groups.values()].map((group) => {
    const [{ severity, check, event = "", message }] = group;
    const times = group.reduce((sum, { count }) => sum + count, 0);
    const isNamed = event === "" || message.startsWith(event);
    const others = group.length > 1 ? `; likewise ${group.length - 1} more` : "";
    return [severity, check, `${isNamed ? "" : `${event}: `}${message}${others}`, String(times)];
  });
  return table(["severity", "check", "what was found", "times"], rows, { left: [0, 1, 2] });
}
