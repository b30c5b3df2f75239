/**
 * Columns as danfo.js DataFrames, and back.
 *
 *     const frame = await dataFrame({ rate: [99, 997], error: [0.4, 0.04] });
 *     columnsOf(frame.query(frame.rate.gt(100)))     is     { rate: [997], error: [0.04] }
 *
 * danfo's summaries refuse null, so that a number that is missing is NaN here, and a text "". Some of its
 * functions compute with 32-bit floats; the values in a frame are kept as they are.
 */
import type { Capture } from "../../captures/mod.ts";
import type { Columns } from "../observation.ts";
import type { Results } from "../results.ts";
import { danfojs, type Frame } from "./danfo.ts";
import { observationTable } from "./observation-table.ts";

/** Columns of equal length by name. */
type Table = Readonly<Record<string, ArrayLike<number | string | boolean | null>>>;

/**
 * A column for each.
 *
 * Throws a RangeError for no rows, which danfo does not take, and for columns of unequal length; an Error
 * where danfojs-node is not installed; the compiler then knows the result as any.
 * @ts-ignore for who compiles without danfojs-node */
export async function dataFrame(table: Table): Promise<import("danfojs-node").DataFrame> {
  const [first = ["", []], ...others] = Object.entries(table);
  const rows = first[1].length;
  if (rows === 0) throw new RangeError("dataFrame: danfo.js takes no table without rows");
  const other = others.find(([, values]) => values.length !== rows);
  if (other !== undefined) {
    throw new RangeError(
      `dataFrame: columns must be of equal length, got ${rows} of "${first[0]}" and ` +
        `${other[1].length} of "${other[0]}"`,
    );
  }
  const { DataFrame } = await danfojs("dataFrame");
  const columns = Object.entries(table).map(([name, values]) => [name, withoutNull(values)]);
  return new DataFrame(Object.fromEntries(columns));
}

/** The columns of a frame: numbers and truth (as 0 and 1) in typed arrays, the rest as text. */
export function columnsOf(frame: object): Columns {
  const { columns, dtypes, values } = frame as Frame;
  const rows = values as readonly (readonly unknown[])[];
  return Object.fromEntries(columns.map((name, k) => {
    const isText = !/^(float|int|bool)/.test(dtypes[k]);
    const column = isText
      ? rows.map((row) => String(row[k] ?? ""))
      : Float64Array.from(rows, (row) => row[k] === null ? NaN : Number(row[k]));
    return [name, column];
  }));
}

/**
 * The observations: a column for each of the table's; cells that failed are left out. Throws as
 * `dataFrame` does.
 * @ts-ignore for who compiles without danfojs-node */
export async function observationsDataFrame(
  results: Results,
): Promise<import("danfojs-node").DataFrame> {
  const good = results.all.map(({ failure }, i) => failure === null ? i : -1).filter((i) => i >= 0);
  return await dataFrame(Object.fromEntries(
    observationTable(results).map(({ name, values }) => [name, good.map((i) => values[i])]),
  ));
}

/**
 * The rows of a capture: events, commands and nodes by name, stacks as `main;parse`. Throws as
 * `dataFrame` does.
 * @ts-ignore for who compiles without danfojs-node */
export async function captureDataFrame(
  { columns, events, strings, stacks }: Capture,
): Promise<import("danfojs-node").DataFrame> {
  const { time, event, stack, node, command, extra, ...numbers } = columns;
  const text = (indices: Int32Array | undefined, of: (index: number) => string) =>
    indices && Array.from(indices, (index) => index < 0 ? "" : of(index));
  const path = (index: number) => stacks.path(index).map(({ name }) => name).join(";");
  const all = {
    time,
    event: Array.from(event, (index) => events[index].name),
    ...numbers,
    node: text(node, (index) => strings[index]),
    command: text(command, (index) => strings[index]),
    stack: text(stack, path),
    ...extra,
  };
  const present = Object.entries(all).filter(([, values]) => values !== undefined);
  return await dataFrame(Object.fromEntries(present) as Table);
}

function withoutNull(
  values: ArrayLike<number | string | boolean | null>,
): (number | string | boolean)[] {
  const list = Array.from(values);
  const missing = list.some((value) => typeof value === "string") ? "" : NaN;
  return list.map((value) => value ?? missing);
}
