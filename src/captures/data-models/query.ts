/** One question under way: it opens blocks, and counts what that takes. */
import { type Block, mixed, seriesColumn } from "./block.ts";
import { type ColumnPool, noColumn } from "./column-pool.ts";
import type { Answer } from "./data-model.ts";
import { missingOf } from "./reading-table.ts";

export class Query {
  #pool: ColumnPool;
  #blocks = 0;
  #values = 0;
  #bytes = 0;
  /** A column that blocks share is decoded once. */
  #decoded = new Map<number, Float64Array>();

  constructor(pool: ColumnPool) {
    this.#pool = pool;
  }

  /** Counts a block as looked at. */
  look(block: Block): OpenBlock {
    this.#blocks++;
    return new OpenBlock(block, this);
  }

  column(number: number): Float64Array {
    let values = this.#decoded.get(number);
    if (values === undefined) {
      values = this.#pool.decode(number);
      this.#decoded.set(number, values);
      this.#values += values.length;
      this.#bytes += this.#pool.bytesOf(number);
    }
    return values;
  }

  answer<T>(value: T): Answer<T> {
    return { value, touched: { blocks: this.#blocks, values: this.#values, bytes: this.#bytes } };
  }
}

export class OpenBlock {
  readonly block: Block;
  #query: Query;

  constructor(block: Block, query: Query) {
    this.block = block;
    this.#query = query;
  }

  /** One number of a reading; the whole column is decoded, as its code runs through it. */
  value(name: string, at: number): number {
    const number = this.block.columns.get(name) ?? noColumn;
    return number === noColumn ? missingOf(name) : this.#query.column(number)[at];
  }

  series(at: number): number {
    return this.block.series === mixed ? this.value(seriesColumn, at) : this.block.series;
  }

  /** Value × weight; NaN where it was not counted. */
  amount(at: number): number {
    return this.value("value", at) * this.value("weight", at);
  }
}
