/**
 * One cell, simulated: opens what the scenario's `run` gets and checks what it returns.
 */
import type { Capture } from "../captures/mod.ts";
import { Random } from "../random/mod.ts";
import type { Cell, Columns, Failure, Observation } from "./observation.ts";
import type { Scenario } from "./scenario.ts";
import { stopwatch } from "./stopwatch.ts";

/** What a cell gave: an observation without its cell. */
export type Outcome = Pick<Observation, "measures" | "tables" | "failure" | "seconds">;

/**
 * Runs the cell. Never throws: what goes wrong inside, also a measure that is not a finite number,
 * is the outcome's failure, with its stack.
 *
 * @param progress told how much of the cell is done, 0 to 1
 */
export async function runCell(
  scenario: Scenario,
  cell: Cell,
  captures: Readonly<Record<string, Capture>>,
  progress: (share: number) => void = () => {},
): Promise<Outcome> {
  const elapsed = stopwatch();
  const tables: Record<string, Columns> = {};
  try {
    const measures = await scenario.run({
      parameters: scenario.parameters.parse(cell.parameters),
      levels: Object.fromEntries(
        Object.entries(cell.levels).map(([factor, level]) => [
          factor,
          scenario.factors[factor][level],
        ]),
      ),
      names: cell.levels,
      random: streamOf(cell),
      captures,
      progress,
      record(table: string, columns: Columns) {
        checkColumns(table, columns);
        tables[table] = typed(columns);
      },
    });
    return { measures: checked(scenario, measures), tables, failure: null, seconds: elapsed() };
  } catch (error) {
    return { measures: {}, tables: {}, failure: failureOf(error), seconds: elapsed() };
  }
}

/**
 * The random stream of a cell: `seed/replication`, whatever the levels and parameters, so that all
 * meet the same chance. Of an antithetic pair, the second draws 1 − u wherever the first draws u.
 */
function streamOf({ seed, replication, antithetic }: Cell): Random {
  if (!antithetic) return Random.named(`${seed}/${replication}`);
  const first = Random.named(`${seed}/${replication >> 1}`);
  return replication % 2 === 0 ? first : first.antithetic();
}

/** Exactly the measures that the scenario declares, each a finite number, in its order. */
function checked(
  { measures: declared }: Scenario,
  given: Readonly<Record<string, unknown>>,
): Record<string, number> {
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) {
    throw new TypeError(
      `run returned ${unknown.join(", ")}, which the scenario's measures do not name`,
    );
  }
  return Object.fromEntries(
    Object.keys(declared).map((name) => {
      const value = given[name];
      if (typeof value !== "number" || !Number.isFinite(value)) {
        throw new TypeError(`run must return measure "${name}" as a finite number, got ${value}`);
      }
      return [name, value + 0]; // + 0: no −0, which JSON does not keep
    }),
  );
}

/** Numbers as Float64Arrays, as the store gives them back. */
function typed(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      typeof column[0] === "string" ? column : Float64Array.from(column as ArrayLike<number>),
    ]),
  );
}

function checkColumns(table: string, columns: Columns): void {
  const lengths = Object.entries(columns).map(([name, { length }]) => `${name} ${length}`);
  const differ = new Set(Object.values(columns).map(({ length }) => length)).size > 1;
  if (differ) {
    throw new TypeError(
      `record: columns of table "${table}" must be equally long, got ${lengths.join(", ")}`,
    );
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), stack: "" };
  return { message: error.message, stack: error.stack ?? "" };
}
