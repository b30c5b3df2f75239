/** The columns of a capture, from the table that the file holds. */
import type { FileMetaData } from "hyparquet";
import type { CaptureBuilder } from "../../model/builder.ts";
import type { Columns, EventInfo } from "../../model/capture.ts";
import type { JsonObject } from "../../model/json.ts";
import type { StackTable } from "../../model/stacks.ts";
import { extraPrefix, labels } from "./layout.ts";
import { ParquetTable } from "./table.ts";

/** Rows for each byte of the file: equal rows take little room, but so many are no capture. */
const mostRowsPerByte = 1000;
const anyInteger = 0x80000000;

/** What the columns refer to. */
export interface Tables {
  readonly rows: number;
  readonly events: readonly EventInfo[];
  readonly strings: readonly string[];
  readonly stacks: StackTable;
  /** Columns that are not in the table, since another has the same values. */
  readonly same: JsonObject;
}

/** Throws a CaptureError where columns are missing, of another length, or refer to nothing. */
export function readColumns(
  bytes: Uint8Array,
  metadata: FileMetaData,
  { rows, events, strings, stacks, same }: Tables,
  builder: CaptureBuilder,
): Columns {
  if (rows === 0 || rows > mostRowsPerByte * bytes.length || BigInt(rows) !== metadata.num_rows) {
    throw builder.error({}, `${rows} rows in the capture, ${metadata.num_rows} in its table`);
  }
  const table = new ParquetTable(bytes, metadata, rows, builder);
  const eventLabels = labels(events.map(({ name }) => name));
  const stringLabels = labels(strings);
  const doubles = (name: string) => {
    const twin = Object.hasOwn(same, name) ? same[name] : undefined;
    const source = typeof twin === "string" ? twin : name;
    return table.has(source) ? table.doubles(source, new Float64Array(rows)) : undefined;
  };
  const integers = (name: string, below = anyInteger) =>
    table.has(name) ? table.integers(name, new Int32Array(rows), below) : undefined;
  const texts = (name: string) =>
    table.has(name) ? table.indexes(name, new Int32Array(rows), stringLabels) : undefined;
  const needed = (column: Float64Array | undefined) => {
    if (column === undefined) throw builder.error({}, "the column time or value is missing");
    return column;
  };
  return {
    time: needed(doubles("time")),
    event: table.indexes("event", new Uint16Array(rows), eventLabels),
    value: needed(doubles("value")),
    duration: doubles("duration"),
    node: texts("node"),
    cpu: integers("cpu"),
    pid: integers("pid"),
    tid: integers("tid"),
    command: texts("command"),
    enabled: doubles("enabled"),
    running: doubles("running"),
    stack: integers("stack", stacks.size),
    weight: doubles("weight"),
    extra: Object.fromEntries(
      table.names.filter((name) => name.startsWith(extraPrefix)).map((name) => [
        name.slice(extraPrefix.length),
        table.doubles(name, new Float64Array(rows)),
      ]),
    ),
  };
}
