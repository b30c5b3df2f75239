/**
 * Observations as JSON: what was run, the units, and an object a cell with its tables.
 */
import type { Results } from "../results.ts";

/** @returns text with a line a cell, so that differences can be read */
export function observationsJson(results: Results): string {
  const { scenario, design, manifest } = results;
  const head = {
    scenario: scenario.name,
    run: manifest.run,
    design,
    measures: scenario.measures,
  };
  const cells = results.all.map(({ cell, measures, tables, failure }) =>
    JSON.stringify({
      parameters: cell.parameters,
      levels: cell.levels,
      replication: cell.replication,
      measures,
      tables: Object.fromEntries(
        Object.entries(tables).map(([table, columns]) => [
          table,
          Object.fromEntries(Object.entries(columns).map(([name, data]) => [name, [...data]])),
        ]),
      ),
      failure: failure?.message ?? null,
    })
  );
  const text = JSON.stringify(head);
  return `${text.slice(0, -1)},"observations":[\n${cells.join(",\n")}\n]}\n`;
}
