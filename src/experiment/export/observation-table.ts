/**
 * The observations as one table: a row a cell, in the order of the design, failed ones too.
 *
 * Columns: the parameters that were swept, the level of each factor, the replication, then the
 * measures. What is the same in all rows stands in the manifest. Nothing in it depends on when, where
 * or by how many threads the cells were run.
 */
import { atPath } from "../design.ts";
import type { Json, Observation } from "../observation.ts";
import type { Results } from "../results.ts";
import type { Measure } from "../scenario.ts";

export interface TableColumn {
  readonly name: string;
  /** SI unit of a measure; empty for everything else. */
  readonly unit: string;
  readonly kind: "text" | "number";
  /** One entry a row; null where the cell failed. */
  readonly values: readonly (string | number | null)[];
}

/** A parameter that is called as a factor or measure gets a name with `parameter.` before it. */
export function observationTable(results: Results): TableColumn[] {
  const { design, scenario } = results;
  const all = results.all;
  const measures: [string, Measure][] = Object.entries(scenario.measures);
  const taken = new Set([
    ...Object.keys(design.levels),
    ...measures.map(([name]) => name),
    "replication",
  ]);
  return [
    ...Object.keys(design.sweep).map((path) =>
      column(
        taken.has(path) ? `parameter.${path}` : path,
        "",
        all,
        ({ cell }) => plain(atPath(cell.parameters, path)),
      )
    ),
    ...Object.keys(design.levels).map((factor) =>
      column(factor, "", all, ({ cell }) => cell.levels[factor])
    ),
    column("replication", "", all, ({ cell }) => cell.replication),
    ...measures.map(([name, { unit }]) =>
      column(name, unit, all, ({ measures, failure }) => failure === null ? measures[name] : null)
    ),
  ];
}

function column(
  name: string,
  unit: string,
  observations: readonly Observation[],
  valueOf: (observation: Observation) => string | number | null,
): TableColumn {
  const values = observations.map(valueOf);
  const kind = values.every((value) => typeof value !== "string") ? "number" : "text";
  return { name, unit, kind, values: kind === "number" ? values : values.map(textOrNull) };
}

function textOrNull(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

function plain(value: Json | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}
