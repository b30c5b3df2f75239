/** Answers the questions of a `DataModel` from blocks, however readings are laid out in them. */
import { type CompensatedSum, compensatedSum } from "../../math/mod.ts";
import { encodeStacks } from "../codecs/stack-dictionary.ts";
import { Course } from "../course.ts";
import type { Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";
import { type Block, blocksOf, directoryBytes, mixed, totalOf } from "./block.ts";
import { ColumnPool, packed } from "./column-pool.ts";
import type { Answer, DataModel, StackTotal, Storage, Total } from "./data-model.ts";
import { type OpenBlock, Query } from "./query.ts";
import { ascending, lengthOf, type ReadingTable, rowOf } from "./reading-table.ts";

/** Which rows lie together. */
export interface Group {
  /** Or `mixed`. */
  readonly series: number;
  /** Of the capture, in the order of time. */
  readonly rows: Int32Array;
}

/** One reading in an opened block. */
interface Found {
  readonly time: number;
  readonly series: number;
  readonly block: OpenBlock;
  readonly at: number;
}

export class StoredReadings implements DataModel {
  readonly name: string;
  readonly readings: number;
  readonly series: number;
  readonly storage: Storage;
  readonly bytes: number;
  #table: ReadingTable;
  #blocks: readonly Block[];
  #pool: ColumnPool;
  /** Whether a reading of the event has a value. */
  #isCounted: readonly boolean[];

  /** @param isShared whether equal columns stand once */
  constructor(name: string, table: ReadingTable, groups: readonly Group[], isShared: boolean) {
    this.name = name;
    this.readings = table.capture.rows;
    this.series = table.seriesCount;
    this.#table = table;
    this.#pool = new ColumnPool(isShared);
    this.#blocks = groups.flatMap(({ series, rows }) => blocksOf(table, rows, series, this.#pool));
    const { event, value } = table.capture.columns;
    const counted = new Set(event.filter((_, row) => !Number.isNaN(value[row])));
    this.#isCounted = table.capture.events.map((_, id) => counted.has(id));
    this.storage = {
      columns: this.#pool.bytes,
      directory: directoryBytes(this.#blocks, this.#pool),
      labels: table.labels.reduce((bytes, column) => bytes + packed(column).length, 0),
      dictionary: dictionaryBytes(table.capture),
    };
    const { columns, directory, labels, dictionary } = this.storage;
    this.bytes = columns + directory + labels + dictionary;
  }

  total(event: number, from: number, to: number): Answer<Total> {
    const query = new Query(this.#pool);
    const parts: Total[] = [];
    for (const block of this.#of(event)) {
      if (!(block.last > from && block.first <= to)) continue;
      const open = query.look(block);
      const isWhole = block.first > from && block.last <= to;
      if (isWhole && block.summary !== null) {
        parts.push(block.summary);
        continue;
      }
      const amounts: number[] = [];
      for (let at = 0; at < block.readings; at++) {
        if (!this.#isOf(event, open.series(at))) continue;
        if (isWhole || isBetween(open.value("time", at), from, to)) amounts.push(open.amount(at));
      }
      parts.push(totalOf(amounts));
    }
    const ends = totalOf(parts.flatMap(({ least, greatest }) => [least, greatest]));
    const sum = compensatedSum();
    for (const part of parts) sum.add(part.sum);
    return query.answer({
      readings: parts.reduce((n, part) => n + part.readings, 0),
      counted: parts.reduce((n, part) => n + part.counted, 0),
      sum: sum.value(),
      least: ends.least,
      greatest: ends.greatest,
    });
  }

  rowsBetween(from: number, to: number): Answer<Row[]> {
    const query = new Query(this.#pool);
    const found = this.#find(query, ({ first, last }) => last > from && first <= to);
    return query.answer(this.#rows(found.filter(({ time }) => isBetween(time, from, to))));
  }

  rows(): Answer<Row[]> {
    const query = new Query(this.#pool);
    return query.answer(this.#rows(this.#find(query, () => true)));
  }

  topStacks(event: number, from: number, to: number, k: number): Answer<StackTotal[]> {
    const query = new Query(this.#pool);
    const sums = new Map<number, CompensatedSum>();
    const found = this.#find(query, ({ first, last }) => last > from && first <= to, event);
    for (const { time, block, at } of found) {
      if (!isBetween(time, from, to)) continue;
      const stack = block.value("stack", at);
      if (stack === noStack) continue;
      const amount = this.#isCounted[event] ? block.amount(at) : block.value("weight", at);
      let sum = sums.get(stack);
      if (sum === undefined) sums.set(stack, sum = compensatedSum());
      if (!Number.isNaN(amount)) sum.add(amount);
    }
    const totals = [...sums].map(([stack, sum]) => ({ stack, amount: sum.value() }));
    totals.sort((a, b) => ascending(b.amount, a.amount) || a.stack - b.stack);
    return query.answer(totals.slice(0, k));
  }

  course(event: number, from: number, to: number, parts: number): Answer<Float64Array> {
    const width = (to - from) / parts;
    if (!(width > 0 && width < Infinity && Number.isInteger(parts))) {
      throw new RangeError(
        `course: needs finite from < to and a whole number of parts >= 1, ` +
          `got from ${from} s to ${to} s in ${parts} parts`,
      );
    }
    const query = new Query(this.#pool);
    const course = new Course(from, width, parts);
    const { kind } = this.#table.capture.events[this.#checked(event)];
    if (kind === "total") return query.answer(new Float64Array(parts).fill(NaN));
    const reaches = kind === "interval"
      ? ({ last, begin }: Block) => last > from && begin < to
      : ({ last, first }: Block) => last > from && first <= to;
    for (const { time, block, at } of this.#find(query, reaches, event)) {
      let amount = block.amount(at);
      if (Number.isNaN(amount)) {
        if (kind !== "sample" && kind !== "instant") continue;
        amount = block.value("weight", at); // that it happened is enough
      }
      if (kind === "interval") {
        const start = time - lengthOf(block.value("duration", at));
        if (Number.isFinite(time) && time > from && start < to) course.addOver(start, time, amount);
      } else if (isBetween(time, from, to)) {
        course.addAt(time, kind === "gauge" ? block.value("value", at) : amount);
      }
    }
    if (kind === "interval") return query.answer(course.overCovered());
    return query.answer(kind === "gauge" ? course.means() : course.overTime());
  }

  /** The readings of the wanted blocks, in order; those of one event, where it is given. */
  #find(query: Query, isWanted: (block: Block) => boolean, event?: number): Found[] {
    const found: Found[] = [];
    for (const block of event === undefined ? this.#blocks : this.#of(event)) {
      if (!isWanted(block)) continue;
      const open = query.look(block);
      for (let at = 0; at < block.readings; at++) {
        const series = open.series(at);
        if (event !== undefined && !this.#isOf(event, series)) continue;
        found.push({ time: open.value("time", at), series, block: open, at });
      }
    }
    // Blocks of a series follow each other, and sorting keeps the order of equals.
    return found.sort((a, b) => ascending(a.time, b.time) || a.series - b.series);
  }

  #rows(found: readonly Found[]): Row[] {
    return found.map(({ series, block, at }) =>
      rowOf(this.#table, series, (name) => block.value(name, at))
    );
  }

  /** The blocks in which readings of the event may be. */
  #of(event: number): Block[] {
    this.#checked(event);
    return this.#blocks.filter(({ series }) => series === mixed || this.#isOf(event, series));
  }

  #isOf(event: number, series: number): boolean {
    return this.#table.labels[0][series] === event;
  }

  #checked(event: number): number {
    const { events, name } = this.#table.capture;
    if (events[event] !== undefined) return event;
    throw new RangeError(`capture "${name}" has no event ${event}, only 0 to ${events.length - 1}`);
  }
}

function isBetween(time: number, from: number, to: number): boolean {
  return time > from && time <= to;
}

function dictionaryBytes({ events, strings, stacks }: Capture): number {
  const names = new TextEncoder().encode(JSON.stringify([events, strings]));
  return names.length + encodeStacks({ stacks, samples: new Int32Array(0) }).length;
}
