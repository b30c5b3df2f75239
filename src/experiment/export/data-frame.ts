/**
 * Observations as a danfo.js DataFrame. The package takes 2 to 5 s to import, so it is imported here
 * and nowhere else.
 */
import type { DataFrame } from "danfojs-node";
import type { Results } from "../results.ts";
import { observationTable } from "./observation-table.ts";

/** A column for each of the table's; cells that failed are left out, since danfo's summaries refuse null. */
export async function observationsDataFrame(results: Results): Promise<DataFrame> {
  const danfo = await import("danfojs-node");
  const good = results.all.map(({ failure }, i) => failure === null ? i : -1).filter((i) => i >= 0);
  return new danfo.DataFrame(Object.fromEntries(
    observationTable(results).map(({ name, values }) => [name, good.map((i) => values[i])]),
  ));
}
