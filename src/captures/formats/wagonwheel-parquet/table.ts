/**
 * Columns of a Parquet file by name, read at once into typed arrays. Pages that are not what they
 * should be are refused with an Error of hyparquet's, rows with a CaptureError.
 */
import { zstdDecompressSync } from "node:zlib";
import { parquetSchema } from "hyparquet";
import type { ColumnMetaData, FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import { readColumn } from "hyparquet/src/column.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import type { CaptureBuilder } from "../../model/builder.ts";
import { scales } from "./decimals.ts";
import { checkPages } from "./pages.ts";

type Values = ArrayLike<unknown>;

export class ParquetTable {
  readonly names: readonly string[];
  #bytes: Uint8Array;
  #metadata: FileMetaData;
  #rows: number;
  #builder: CaptureBuilder;

  constructor(bytes: Uint8Array, metadata: FileMetaData, rows: number, builder: CaptureBuilder) {
    this.#bytes = bytes;
    this.#metadata = metadata;
    this.#rows = rows;
    this.#builder = builder;
    this.names = metadata.schema.slice(1).map(({ name }) => name);
    if (this.names.length > 0x10000 || new Set(this.names).size < this.names.length) {
      throw builder.error({}, `${this.names.length} columns, which are too many or not distinct`);
    }
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  doubles(name: string, into: Float64Array): Float64Array {
    const power = scales[this.#element(name)?.scale ?? 0];
    this.#fill(name, into, (value) => {
      if (typeof value === "number") return value;
      if (typeof value === "bigint") return Number(value) / power;
      return value === null ? NaN : undefined;
    });
    return into;
  }

  /** Whole numbers from −1 to below `below`. */
  integers(name: string, into: Int32Array, below: number): Int32Array {
    this.#fill(
      name,
      into,
      (value) => typeof value === "number" && value >= -1 && value < below ? value : undefined,
    );
    return into;
  }

  /** The place of each text among the labels; −1 for null, where the column may have it. */
  indexes<A extends Int32Array | Uint16Array>(
    name: string,
    into: A,
    labels: readonly string[],
  ): A {
    const places = new Map(labels.map((label, i) => [label, i]));
    this.#fill(
      name,
      into,
      (value) => value === null && into instanceof Int32Array ? -1 : places.get(value as string),
    );
    return into;
  }

  /** @param read the number for a value; undefined where the column must not have it */
  #fill(
    name: string,
    into: Float64Array | Int32Array | Uint16Array,
    read: (value: unknown) => number | undefined,
  ): void {
    let row = 0;
    for (const values of this.#groups(name)) {
      if (values.length > this.#rows - row) throw this.#error(name, "has too many rows");
      for (let i = 0; i < values.length; i++) {
        const number = read(values[i]);
        if (number === undefined) throw this.#error(name, `has ${values[i]} in row ${row}`);
        into[row++] = number;
      }
    }
    if (row < this.#rows) throw this.#error(name, `has ${row} rows of ${this.#rows}`);
  }

  *#groups(name: string): Generator<Values> {
    for (const group of this.#metadata.row_groups) {
      const column = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name);
      if (column?.meta_data === undefined) throw this.#error(name, "is missing");
      yield* this.#pages(name, column.meta_data, group);
    }
  }

  #pages(name: string, column: ColumnMetaData, group: RowGroup): Values[] {
    const begin = Number(column.dictionary_page_offset ?? column.data_page_offset);
    const end = begin + Number(column.total_compressed_size);
    const rows = Number(group.num_rows);
    if (!(begin >= 0 && end <= this.#bytes.length && rows <= this.#rows)) {
      throw this.#error(name, `has ${rows} rows in the bytes ${begin} to ${end}`);
    }
    const { buffer, byteOffset } = this.#bytes;
    const root = parquetSchema(this.#metadata);
    const leaf = root.children.find(({ element }) => element.name === name);
    if (leaf === undefined) throw this.#error(name, "is not in the schema");
    const { converted_type: type } = leaf.element;
    // As whole numbers: hyparquet would multiply them by a rounded power of ten.
    const element = type === "DECIMAL"
      ? { ...leaf.element, converted_type: undefined }
      : leaf.element;
    const view = new DataView(buffer, byteOffset + begin, end - begin);
    checkPages(view, rows);
    const select = { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows };
    return readColumn({ view, offset: 0 }, select, {
      ...column,
      pathInSchema: column.path_in_schema,
      element,
      schemaPath: [root, leaf],
      parsers: DEFAULT_PARSERS,
      compressors: { ZSTD: unpack },
    }).data;
  }

  #element(name: string): SchemaElement | undefined {
    return this.#metadata.schema.find((element, i) => i > 0 && element.name === name);
  }

  #error(name: string, reason: string): Error {
    return this.#builder.error({}, `column ${name} ${reason}`);
  }
}

function unpack(page: Uint8Array, size: number): Uint8Array {
  return new Uint8Array(zstdDecompressSync(page, { maxOutputLength: Math.max(1, size) }));
}
