/**
 * A capture seen as readings of series: a series is what has one event, node, CPU, process, thread
 * and command; a reading is a time, a value and whatever else the capture has of it.
 */
import type { Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";

const labels = ["node", "cpu", "pid", "tid", "command"] as const;
const numbers = ["time", "value", "duration", "enabled", "running", "stack", "weight"] as const;
export type NumberName = typeof numbers[number];

/** What a column has in a reading of which nothing is known. */
export function missingOf(name: string): number {
  return name === "weight" ? 1 : name === "stack" ? noStack : NaN;
}

/** Columns beyond those of the model are named so. */
const extraMark = "extra ";

export interface ReadingTable {
  readonly capture: Capture;
  /** By series, in the order of first occurrence: the event, then node, CPU, … (−1 for none). */
  readonly labels: readonly Float64Array[];
  readonly seriesCount: number;
  /** The series of each row of the capture. */
  readonly seriesOf: Int32Array;
  /** What the capture has of a reading, by name: all of `numbers` that it has, and its extras. */
  readonly columns: ReadonlyMap<string, ArrayLike<number>>;
  /** The rows in the order in which models give them; see `DataModel`. */
  readonly order: Int32Array;
}

export function readingTable(capture: Capture): ReadingTable {
  const { columns, rows } = capture;
  const ids = new Map<string, number>();
  const heads: number[][] = [];
  const seriesOf = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const label = [columns.event[row], ...labels.map((name) => columns[name]?.[row] ?? -1)];
    const key = label.join(" ");
    let id = ids.get(key);
    if (id === undefined) {
      id = heads.push(label) - 1;
      ids.set(key, id);
    }
    seriesOf[row] = id;
  }
  const named = new Map<string, ArrayLike<number>>();
  for (const name of numbers) {
    const column = columns[name];
    if (column !== undefined) named.set(name, column);
  }
  for (const [name, column] of Object.entries(columns.extra)) named.set(extraMark + name, column);
  return {
    capture,
    labels: [...labels.keys(), labels.length].map((k) => Float64Array.from(heads, (h) => h[k])),
    seriesCount: heads.length,
    seriesOf,
    columns: named,
    order: orderOf(columns.time, seriesOf),
  };
}

function orderOf(time: Float64Array, seriesOf: Int32Array): Int32Array {
  return Int32Array.from(time.keys()).sort((a, b) =>
    ascending(time[a], time[b]) || seriesOf[a] - seriesOf[b] || a - b
  );
}

/** Smaller first, NaN last; 0 for equals. */
export function ascending(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

/** Seconds that a reading stands for; 0 where its duration is none. */
export function lengthOf(duration: number): number {
  return duration > 0 && duration < Infinity ? duration : 0;
}

/** A reading as the capture's builder would take it. */
export function rowOf(table: ReadingTable, series: number, value: (name: string) => number): Row {
  const row: Row = { event: table.labels[0][series], time: value("time"), value: value("value") };
  labels.forEach((name, k) => {
    if (table.capture.columns[name] !== undefined) row[name] = table.labels[k + 1][series];
  });
  for (const name of table.columns.keys()) {
    if (!name.startsWith(extraMark)) row[name as NumberName] = value(name);
    else row.extra = { ...row.extra, [name.slice(extraMark.length)]: value(name) };
  }
  return row;
}
