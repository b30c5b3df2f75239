/**
 * Estimates by name, as a table: value with interval, size and method.
 *
 * ```ts
 * import { estimatesTable } from "wagonwheel/report";
 * import { meanInterval } from "wagonwheel/stats";
 *
 * const table = estimatesTable({ stay: meanInterval([4.1, 5.2, 4.8, 5.5]) }, { unit: "s" });
 * console.log(String(table).split("\n")[1]); // stay    4.9 ± 1.0      95 %             4  t
 * ```
 */
import { type Estimate, formatInterval } from "../stats/mod.ts";
import { type NotebookTable, table } from "./notebook-table.ts";

export interface EstimatesTableOptions {
  /** Of the values; none unless told. */
  readonly unit?: string;
}

export function estimatesTable(
  estimates: Readonly<Record<string, Estimate>>,
  { unit = "" }: EstimatesTableOptions = {},
): NotebookTable {
  const rows = Object.entries(estimates).map(([name, estimate]) => [
    name,
    formatInterval(estimate),
    `${Number((100 * estimate.level).toPrecision(6))} %`,
    String(estimate.n),
    estimate.method,
  ]);
  const value = unit === "" ? "estimate" : `estimate, ${unit}`;
  return table(["", value, "interval", "observations", "method"], rows, { left: [0, 4] });
}
