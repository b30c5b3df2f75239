/**
 * Packed columns of a model: each by whichever code makes it smallest.
 *
 * Codes that deflate are left out: zlib's bytes differ from runtime to runtime, and sizes and costs
 * are to be the same everywhere. A byte in front names the code.
 */
import { Buffer } from "node:buffer";
import type { ColumnCodec } from "../codecs/codec.ts";
import { decimalVarint } from "../codecs/decimal.ts";
import { deltaOfDeltaVarint, deltaVarint } from "../codecs/delta.ts";
import { gorilla } from "../codecs/gorilla.ts";
import { gorillaTimes } from "../codecs/gorilla-times.ts";

const perSecond = 1e9;

/** Gorilla's code for times, of times in seconds that are whole nanoseconds. */
const nanoseconds: ColumnCodec = {
  name: "nanoseconds",
  accepts: (times) =>
    times.every((t) => Object.is(ticksOf(t) / perSecond, t)) &&
    gorillaTimes.accepts(times.map(ticksOf)),
  encode: (times) => gorillaTimes.encode(times.map(ticksOf)),
  decode: (code) => gorillaTimes.decode(code).map((n) => n / perSecond),
};

function ticksOf(time: number): number {
  return Math.round(time * perSecond) + 0;
}

const codecs = [gorilla, deltaVarint, deltaOfDeltaVarint, decimalVarint, nanoseconds];

/** The bytes of the shortest code; a byte in front names it. */
export function packed(values: Float64Array): Uint8Array {
  let best = gorilla.encode(values), code = 0;
  for (let i = 1; i < codecs.length; i++) {
    if (!codecs[i].accepts(values)) continue;
    const bytes = codecs[i].encode(values);
    if (bytes.length < best.length) [best, code] = [bytes, i];
  }
  const result = new Uint8Array(best.length + 1);
  result[0] = code;
  result.set(best, 1);
  return result;
}

/** Of a column of which nothing is known: it takes no bytes. */
export const noColumn = -1;

export class ColumnPool {
  #columns: Uint8Array[] = [];
  #known: Map<string, number> | null;
  #bytes = 0;

  /** @param isShared whether equal columns, as times of counters read together, stand once */
  constructor(isShared: boolean) {
    this.#known = isShared ? new Map() : null;
  }

  /** Bytes of all columns. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The length of each column, B. */
  lengths(): Float64Array {
    return Float64Array.from(this.#columns, (column) => column.length);
  }

  /** The number of the column; `noColumn` where every value is the missing one. */
  add(values: Float64Array, missing: number): number {
    if (values.every((value) => Object.is(value, missing))) return noColumn;
    const column = packed(values);
    const key = this.#known === null ? "" : Buffer.from(column).toString("latin1");
    const known = this.#known?.get(key);
    if (known !== undefined) return known;
    this.#bytes += column.length;
    const number = this.#columns.push(column) - 1;
    this.#known?.set(key, number);
    return number;
  }

  bytesOf(column: number): number {
    return this.#columns[column].length;
  }

  decode(column: number): Float64Array {
    const bytes = this.#columns[column];
    return codecs[bytes[0]].decode(bytes.subarray(1));
  }
}
