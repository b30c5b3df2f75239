/**
 * Observations as CSV, for everything that reads tables: a line a cell, empty where it failed. Numbers
 * have as many digits as give back the same double.
 *
 * Format: RFC 4180, but with line feeds alone; UTF-8.
 */
import type { Results } from "../results.ts";
import { observationTable } from "./observation-table.ts";

export function observationsCsv(results: Results): string {
  const columns = observationTable(results);
  const rows = results.all.map((_, i) => columns.map(({ values }) => field(values[i])).join(","));
  return [columns.map(({ name }) => field(name)).join(","), ...rows, ""].join("\n");
}

function field(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
