/** One cell of a scenario, run by hand: its measures and what it recorded. */
import type { Capture } from "../../src/captures/mod.ts";
import type { Columns, Scenario } from "../../src/experiment/mod.ts";
import { Random } from "../../src/random/mod.ts";

export interface OneCell {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The level of each factor. */
  readonly levels: Readonly<Record<string, string>>;
  readonly captures?: Readonly<Record<string, Capture>>;
  readonly seed?: string;
}

export async function oneCell(scenario: Scenario, cell: OneCell): Promise<{
  readonly measures: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, Columns>>;
}> {
  const { parameters = {}, levels, captures = {}, seed = "one cell" } = cell;
  const tables: Record<string, Columns> = {};
  const measures = await scenario.run({
    parameters: scenario.parameters.parse(parameters),
    levels: Object.fromEntries(
      Object.entries(levels).map(([factor, name]) => [factor, scenario.factors[factor][name]]),
    ),
    names: levels,
    random: Random.named(seed),
    captures,
    progress() {},
    record: (table: string, columns: Columns) => void (tables[table] = columns),
  });
  return { measures, tables };
}
