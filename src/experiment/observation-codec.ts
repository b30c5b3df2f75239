/**
 * Observations as rows of the store: measures and cells as JSON, tables as bytes.
 *
 * JSON keeps a finite number exactly: JavaScript writes the shortest text that reads back as the same
 * bits. Columns of numbers may be long, so they stand as their 8 bytes each, little-endian:
 *
 *     length of the head, 4 bytes │ head, JSON: table → column → length, or the texts │ numbers
 */
import { createHash } from "node:crypto";
import { Buffer } from "node:buffer";
import { canonicalJson } from "./canonical-json.ts";
import type { Columns, Json, Observation } from "./observation.ts";

/** What the store keeps of an observation. */
export interface StoredRow {
  readonly fingerprint: string;
  readonly cell: string;
  readonly measures: string;
  readonly tables: Uint8Array;
  readonly failure: string | null;
  /** SHA-256 of all of the above, to tell whether the row is as it was written. */
  readonly checksum: string;
}

export function rowOf({ fingerprint, cell, measures, tables, failure }: Observation): StoredRow {
  const content = {
    fingerprint,
    cell: canonicalJson(cell as unknown as Json),
    measures: JSON.stringify(measures),
    tables: encodeTables(tables),
    failure: failure === null ? null : JSON.stringify(failure),
  };
  return { ...content, checksum: checksumOf(content) };
}

/** @param seconds that the cell took, kept apart */
export function observationOf(row: Omit<StoredRow, "checksum">, seconds: number): Observation {
  return {
    fingerprint: row.fingerprint,
    cell: JSON.parse(row.cell),
    measures: JSON.parse(row.measures),
    tables: decodeTables(row.tables),
    failure: row.failure === null ? null : JSON.parse(row.failure),
    seconds,
  };
}

/** The checksum that a row with this content has. */
export function checksumOf(row: Omit<StoredRow, "checksum">): string {
  return createHash("sha256")
    .update(JSON.stringify([row.fingerprint, row.cell, row.measures, row.failure]))
    .update(row.tables)
    .digest("hex");
}

type Head = Readonly<Record<string, Readonly<Record<string, number | readonly string[]>>>>;

function encodeTables(tables: Readonly<Record<string, Columns>>): Uint8Array {
  if (Object.keys(tables).length === 0) return new Uint8Array(0);
  const numbers: Float64Array[] = [];
  const head = mapped(tables, (columns) =>
    mapped(columns, (column) => {
      if (isText(column)) return column;
      numbers.push(Float64Array.from(column as ArrayLike<number>));
      return column.length;
    }));
  const text = Buffer.from(JSON.stringify(head));
  const count = numbers.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.alloc(4 + text.length + 8 * count);
  bytes.writeUInt32LE(text.length);
  text.copy(bytes, 4);
  let at = 4 + text.length;
  for (const column of numbers) {
    for (let i = 0; i < column.length; i++, at += 8) bytes.writeDoubleLE(column[i], at);
  }
  return bytes;
}

function decodeTables(stored: Uint8Array): Record<string, Columns> {
  if (stored.length === 0) return {};
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  let at = 4 + bytes.readUInt32LE();
  const head: Head = JSON.parse(bytes.toString("utf8", 4, at));
  return mapped(head, (columns) =>
    mapped(columns, (column) => {
      if (typeof column !== "number") return column;
      const values = new Float64Array(column);
      for (let i = 0; i < column; i++, at += 8) values[i] = bytes.readDoubleLE(at);
      return values;
    }));
}

/** An empty column is one of numbers. */
function isText(column: Columns[string]): column is readonly string[] {
  return typeof column[0] === "string";
}

function mapped<A, B>(from: Readonly<Record<string, A>>, by: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, by(value)]));
}
