/**
 * A small table of one's own, which shows itself in a notebook: HTML there, aligned text elsewhere.
 *
 * ```ts
 * import { table } from "wagonwheel/report";
 *
 * const errors = table(["plan", "error"], [["poisson", "4 %"], ["systematic", "31 %"]]);
 * console.log(String(errors).split("\n")[2]); // systematic   31 %
 * ```
 */
import type { MimeBundle } from "../experiment/mod.ts";
import { html, type Markup } from "./markup.ts";
import { notebookPage } from "./notebook-page.ts";
import { textTable } from "./text-table.ts";

export interface NotebookTableOptions {
  /** Columns of words, which stand flush left; the others hold numbers. The first unless told. */
  readonly left?: readonly number[];
}

export class NotebookTable {
  readonly #head: readonly string[];
  readonly #rows: readonly (readonly string[])[];
  readonly #left: readonly number[];

  constructor(
    head: readonly string[],
    rows: readonly (readonly string[])[],
    { left = [0] }: NotebookTableOptions,
  ) {
    this.#head = head;
    this.#rows = rows;
    this.#left = left;
  }

  toString(): string {
    return textTable(this.#head, this.#rows, { left: this.#left });
  }

  /** The table alone, as a part of a page. */
  markup(): Markup {
    const kind = (column: number) => this.#left.includes(column) ? "text" : "number";
    return html`
      <div class="scroll">
        <table>
          <thead>
            <tr>${this.#head.map((name, k) =>
              html`<th scope="col" class="${kind(k)}">${name}</th>`
            )}</tr>
          </thead>
          <tbody>${this.#rows.map((row) =>
            html`<tr>${row.map((cell, k) => html`<td class="${kind(k)}">${cell}</td>`)}</tr>`
          )}</tbody>
        </table>
      </div>
    `;
  }

  [Symbol.for("Jupyter.display")](): MimeBundle {
    return { "text/html": notebookPage(this.markup()), "text/plain": String(this) };
  }
}

/** Throws a RangeError for a row with more or fewer cells than the head. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  options: NotebookTableOptions = {},
): NotebookTable {
  const shown = new NotebookTable(head, rows, options);
  shown.toString(); // the cells are counted now, where the fault is, and not when it is shown
  return shown;
}
