/**
 * The numbers of a figure: the rows that the house style drew, and those of the figure's own marks.
 *
 * A row stands once, however many marks show it. What is no number and no text is left out, and so are
 * marks that show no rows, such as rules and frames.
 */
import type * as PlotLibrary from "@observablehq/plot";

/** Rows that belong together, and what they are. */
export interface Series {
  readonly part: string;
  readonly rows: readonly object[];
}

export type DataRow = Readonly<Record<string, number | string>>;

/** Digits that are kept: what runtimes compute differently in the last place is rounded off. */
const digits = 8;

/** All rows, each with the part of the figure that it is in: `measured`, `theory`, or the mark's name. */
export function figureData(
  { marks = [] }: PlotLibrary.PlotOptions,
  series: readonly Series[],
): DataRow[] {
  const own = flat(marks).flatMap(({ data, ariaLabel }): Series[] =>
    Array.isArray(data) ? [{ part: ariaLabel ?? "mark", rows: data.filter(isRow) }] : []
  );
  const known = new Set<object>();
  return [...series, ...own].flatMap(({ part, rows }) =>
    rows.filter((row) => !known.has(row) && known.add(row))
      .map((row) => ({ part, ...scalars(row) }))
  );
}

/** The rows as CSV (RFC 4180, line feeds): a column for each name that a row has, empty where it lacks it. */
export function figureCsv(rows: readonly DataRow[]): string {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const lines = rows.map((row) => names.map((name) => field(row[name] ?? "")).join(","));
  return [names.map(field).join(","), ...lines, ""].join("\n");
}

interface DataMark {
  readonly data?: unknown;
  readonly ariaLabel?: string;
}

function flat(marks: PlotLibrary.Markish | readonly PlotLibrary.Markish[]): DataMark[] {
  if (Array.isArray(marks)) return marks.flatMap(flat);
  return typeof marks === "object" && marks !== null ? [marks as DataMark] : [];
}

function isRow(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalars(row: object): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) =>
      typeof value === "number" || typeof value === "string"
    ),
  );
}

function field(value: number | string): string {
  if (typeof value === "number") return String(Number(value.toPrecision(digits)));
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
