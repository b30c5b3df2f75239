/**
 * Rows under a head, in sections, never wider than the width: what does not fit moves to lines of its
 * own, and no number is cut.
 */
import { wrapped } from "./wrapped.ts";

/** Rows under a heading of their own; an empty heading is not shown. */
export interface Section {
  readonly heading: string;
  /** The first cell labels the row. */
  readonly rows: readonly (readonly string[])[];
}

const gap = "  ";
const narrowestLabel = 12;

/**
 * The table as text. Labels stand flush left and break over lines where there is no room for them.
 * The other columns are aligned at the decimal point of their first number, with the same widths in
 * all sections; a column without any cell is left out. Where even short labels leave no room, every
 * row becomes a block of lines, one a column.
 */
export function columns(head: readonly string[], sections: readonly Section[], width = 80): string {
  const rows = sections.flatMap((section) => section.rows);
  const shown = head.map((_, j) => j).filter((j) => j === 0 || rows.some((row) => row[j] !== ""));
  const texts = shown.map((j) => {
    const cells = rows.map((row) => row[j]);
    return j === 0 ? [head[j], ...cells] : [head[j], ...aligned(cells)];
  });
  const widths = texts.map((cells) => Math.max(...cells.map(widthOf)));
  const indent = sections.some(({ heading }) => heading !== "") ? gap : "";
  const numbers = widths.slice(1).reduce((sum, w) => sum + gap.length + w, 0);
  const room = width - indent.length - numbers;
  const label = Math.min(widths[0], room);
  const isTable = label === widths[0] || label >= narrowestLabel;

  const line = (k: number) => {
    const [first, ...more] = wrapped("", texts[0][k], label).split("\n");
    const rest = texts.slice(1).map((cells, j) => gap + right(cells[k], widths[j + 1]));
    return [left(first, label) + rest.join(""), ...more];
  };
  const lines = isTable ? line : (k: number) => block(head, rows[k - 1], width - indent.length);
  const indented = (text: string) => (indent + text).trimEnd();

  let next = 1; // row 0 is the head
  return [
    ...(isTable ? line(0).map(indented) : []),
    ...sections.flatMap(({ heading, rows }) => [
      ...(heading === "" ? [] : wrapped("", heading, width).split("\n")),
      ...rows.flatMap(() => lines(next++).map(indented)),
    ]),
  ].join("\n");
}

/** A row as lines: its label, then column by column; a column without a name continues the one before. */
function block(head: readonly string[], row: readonly string[], width: number): string[] {
  const cells: [name: string, text: string][] = [];
  for (let j = 1; j < head.length; j++) {
    if (head[j] === "") cells[cells.length - 1][1] += ` ${row[j]}`;
    else cells.push([head[j], row[j]]);
  }
  const filled = cells.map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== "");
  const widest = Math.max(...filled.map(([name]) => widthOf(name)));
  return [
    ...wrapped("", row[0], width).split("\n"),
    ...filled.flatMap(([name, text]) =>
      wrapped(gap + left(name, widest) + gap, text, width).split("\n")
    ),
  ];
}

/** The texts padded so that the decimal points of their first numbers stand under each other. */
export function aligned(texts: readonly string[]): string[] {
  const parts = texts.map((text) => {
    const [, whole, fraction, rest] = /^([^. ]*)(\.[^ ]*)?(.*)$/.exec(text) as RegExpExecArray;
    return { whole, fraction: fraction ?? "", rest };
  });
  const most = (of: "whole" | "fraction" | "rest") =>
    Math.max(...parts.map((part) => widthOf(part[of])));
  const [whole, fraction, rest] = [most("whole"), most("fraction"), most("rest")];
  return parts.map((part) =>
    right(part.whole, whole) + left(part.fraction, fraction) + left(part.rest, rest)
  );
}

function left(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function right(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Columns that the text takes; all that stands in tables is one column a code point. */
function widthOf(text: string): number {
  return [...text].length;
}
