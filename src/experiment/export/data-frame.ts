/**
 * Observations as a danfo.js DataFrame. The package takes 2 to 5 s to import, so it is imported here
 * and nowhere else; and since it brings native code, it does not come along with this one: who wants
 * DataFrames installs it.
 */
import type { Results } from "../results.ts";
import { observationTable } from "./observation-table.ts";

/**
 * A column for each of the table's; cells that failed are left out, since danfo's summaries refuse null.
 *
 * Throws an Error where danfojs-node is not installed; the compiler then knows the result as any.
 * @ts-ignore for who compiles without danfojs-node */
export async function observationsDataFrame(
  results: Results,
): Promise<import("danfojs-node").DataFrame> {
  const danfo = await danfojs();
  const good = results.all.map(({ failure }, i) => failure === null ? i : -1).filter((i) => i >= 0);
  return new danfo.DataFrame(Object.fromEntries(
    observationTable(results).map(({ name, values }) => [name, good.map((i) => values[i])]),
  ));
}

async function danfojs(): Promise<typeof import("danfojs-node")> {
  try {
    return await import("danfojs-node");
  } catch (cause) {
    const { code } = cause as { readonly code?: string };
    if (code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new Error(
      "observationsDataFrame needs danfojs-node, which is not installed: npm install danfojs-node",
      { cause },
    );
  }
}
