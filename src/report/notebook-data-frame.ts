/** How a danfo.js DataFrame or Series shows itself in a notebook: its first rows as a table that sorts. */
import type { Frame, MimeBundle } from "../experiment/mod.ts";
import { html } from "./markup.ts";
import { notebookPage } from "./notebook-page.ts";
import { textTable } from "./text-table.ts";

const mostRows = 20;
const digits = 6;

/** The frame as HTML and as aligned text. */
export function frameBundle(frame: Frame): MimeBundle {
  const { columns, dtypes, shape: [rows] } = frame;
  // The values of a Series are not in rows.
  const shown = frame.values.slice(0, mostRows).map((row) => Array.isArray(row) ? row : [row]);
  const isText = (k: number) => !/^(float|int)/.test(dtypes[k]);
  const size = `${rows} rows × ${columns.length} columns`;
  const more = rows > mostRows ? `the first ${mostRows} of ${size}` : size;
  const kind = (k: number) => isText(k) ? "text" : "number";
  const table = html`
    <div class="scroll">
      <table class="sortable">
        <thead>
          <tr>${columns.map((name, k) =>
            html`<th scope="col" class="${kind(k)}">${name}</th>`
          )}</tr>
        </thead>
        <tbody>${shown.map((row) =>
          html`<tr>${
            row.map((value, k) =>
              isText(k)
                ? html`<td class="text">${textOf(value)}</td>`
                : html`<td class="number" data-value="${String(value)}">${textOf(value)}</td>`
            )
          }</tr>`
        )}</tbody>
      </table>
    </div>
    <p class="note">${more}</p>
  `;
  const left = columns.map((_, k) => k).filter(isText);
  const text = textTable(columns, shown.map((row) => row.map(textOf)), { left });
  return { "text/html": notebookPage(table), "text/plain": `${text}\n${more}` };
}

/** Numbers with six digits; what is missing as a dash. */
function textOf(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  return typeof value === "number" ? String(Number(value.toPrecision(digits))) : String(value);
}
