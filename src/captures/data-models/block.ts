/**
 * Blocks: readings in the order of time, each column packed by itself, of one series or of all.
 *
 * A block of one series has a summary, so that a total over a range opens only the blocks at its
 * ends. 128 readings a block: Gorilla's blocks of two hours hold 120 at one a minute (Pelkonen et
 * al., Proc. VLDB Endowment 8(12), 2015, section 4.1).
 */
import { compensatedSum } from "../../math/mod.ts";
import { type ColumnPool, packed } from "./column-pool.ts";
import type { Total } from "./data-model.ts";
import { lengthOf, missingOf, type ReadingTable } from "./reading-table.ts";

export const readingsInBlock = 128;

/** Instead of a series: the readings are of any. */
export const mixed = -1;

/** The column of a mixed block that holds the series of each reading. */
export const seriesColumn = "series";

export interface Block {
  /** Or `mixed`. */
  readonly series: number;
  readonly readings: number;
  /** Times of the first and the last reading, s; NaN where the readings have none. */
  readonly first: number;
  readonly last: number;
  /** The earliest instant that a reading stands for, s. */
  readonly begin: number;
  /** By name, the number in the pool. */
  readonly columns: ReadonlyMap<string, number>;
  /** Of a block of one series. */
  readonly summary: Total | null;
}

/** Cuts rows, in the order of time, into blocks. Rows without a time have blocks of their own. */
export function blocksOf(
  table: ReadingTable,
  rows: Int32Array,
  series: number,
  pool: ColumnPool,
): Block[] {
  const { time } = table.capture.columns;
  const untimed = rows.findIndex((row) => Number.isNaN(time[row]));
  const timed = untimed < 0 ? rows.length : untimed;
  const blocks: Block[] = [];
  for (let start = 0; start < rows.length;) {
    const limit = start < timed ? timed : rows.length;
    const end = Math.min(start + readingsInBlock, limit);
    blocks.push(blockOf(table, rows.subarray(start, end), series, pool));
    start = end;
  }
  return blocks;
}

function blockOf(
  table: ReadingTable,
  rows: Int32Array,
  series: number,
  pool: ColumnPool,
): Block {
  const { time, duration, value, weight } = table.capture.columns;
  const columns = new Map<string, number>();
  if (series === mixed) {
    columns.set(seriesColumn, pool.add(Float64Array.from(rows, (r) => table.seriesOf[r]), NaN));
  }
  for (const [name, column] of table.columns) {
    columns.set(name, pool.add(Float64Array.from(rows, (r) => column[r]), missingOf(name)));
  }
  let begin = NaN;
  for (const row of rows) {
    const start = time[row] - lengthOf(duration?.[row] ?? 0);
    if (!(start >= begin)) begin = start;
  }
  const amounts = Float64Array.from(rows, (r) => value[r] * (weight?.[r] ?? 1));
  return {
    series,
    readings: rows.length,
    first: time[rows[0]],
    last: time[rows[rows.length - 1]],
    begin,
    columns,
    summary: series === mixed ? null : totalOf(amounts),
  };
}

/** NaN is an amount that was not counted. */
export function totalOf(amounts: Iterable<number>): Total {
  const sum = compensatedSum();
  let readings = 0, counted = 0, least = NaN, greatest = NaN;
  for (const amount of amounts) {
    readings++;
    if (Number.isNaN(amount)) continue;
    sum.add(amount);
    counted++;
    if (!(amount >= least)) least = amount;
    if (!(amount <= greatest)) greatest = amount;
  }
  return { readings, counted, sum: sum.value(), least, greatest };
}

/** Bytes of the directory: every number of every block, packed column by column. */
export function directoryBytes(blocks: readonly Block[], pool: ColumnPool): number {
  const names = new Set(blocks.flatMap(({ columns }) => [...columns.keys()]));
  const tables = [
    blocks.map(({ series }) => series),
    blocks.map(({ readings }) => readings),
    blocks.map(({ first }) => first),
    blocks.map(({ last }) => last),
    blocks.map(({ first, begin }) => Object.is(first, begin) ? NaN : begin),
    ...[...names].map((name) => blocks.map(({ columns }) => columns.get(name) ?? NaN)),
    ...(["counted", "sum", "least", "greatest"] as const).map((name) =>
      blocks.map(({ summary }) => summary?.[name] ?? NaN)
    ),
    [...pool.lengths()],
  ];
  return tables
    .filter((numbers) => numbers.some((n) => !Number.isNaN(n)))
    .reduce((bytes, numbers) => bytes + packed(Float64Array.from(numbers)).length, 0);
}
