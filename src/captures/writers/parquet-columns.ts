/** The columns of a capture as Parquet columns, each with its place in the schema. */
import type { SchemaElement } from "hyparquet";
import type { ColumnSource } from "hyparquet-writer";
import { decimalScale, toDecimals } from "../formats/wagonwheel-parquet/decimals.ts";
import {
  doubleColumns,
  extraPrefix,
  integerColumns,
  labels,
  textColumns,
} from "../formats/wagonwheel-parquet/layout.ts";
import type { Capture } from "../model/capture.ts";

interface ParquetColumns {
  readonly schema: SchemaElement[];
  readonly columnData: ColumnSource[];
  /** Columns that are left out, with the one of the same values. */
  readonly same: Readonly<Record<string, string>>;
}

export function parquetColumns(capture: Capture): ParquetColumns {
  const { columns, events, strings } = capture;
  const elements: SchemaElement[] = [], columnData: ColumnSource[] = [];
  const add = (element: SchemaElement, column: ColumnSource) => {
    elements.push(element);
    columnData.push(column);
  };
  const addTexts = (name: string, data: (string | null)[]) =>
    add({ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }, {
      name,
      data,
    });
  const addDoubles = (name: string, data: Float64Array) => {
    const scale = decimalScale(data);
    if (scale === undefined) {
      // Never as a dictionary, which would take −0 for 0.
      add({ name, type: "DOUBLE", repetition_type: "REQUIRED" }, {
        name,
        data,
        encoding: "BYTE_STREAM_SPLIT",
      });
      return;
    }
    add({
      name,
      type: "INT64",
      converted_type: "DECIMAL",
      precision: 18,
      scale,
      repetition_type: "OPTIONAL",
    }, {
      name,
      data: toDecimals(data, scale),
      // Times grow by little; other numbers have no such order.
      encoding: name === "time" ? "DELTA_BINARY_PACKED" : "BYTE_STREAM_SPLIT",
    });
  };

  const eventLabels = labels(events.map(({ name }) => name));
  addTexts("event", Array.from(columns.event, (i) => eventLabels[i]));
  const same: Record<string, string> = {};
  for (const name of doubleColumns) {
    const data = columns[name];
    if (data === undefined) continue;
    const twin = doubleColumns.slice(0, doubleColumns.indexOf(name)).find((other) =>
      !(other in same) && isSame(data, columns[other])
    );
    if (twin === undefined) addDoubles(name, data);
    else same[name] = twin;
  }
  const textLabels = labels(strings);
  for (const name of textColumns) {
    const data = columns[name];
    if (data !== undefined) addTexts(name, Array.from(data, (i) => i < 0 ? null : textLabels[i]));
  }
  for (const name of integerColumns) {
    const data = columns[name];
    if (data === undefined) continue;
    add({ name, type: "INT32", repetition_type: "REQUIRED" }, { name, data });
  }
  for (const [name, data] of Object.entries(columns.extra)) addDoubles(extraPrefix + name, data);
  const root: SchemaElement = { name: "capture", num_children: elements.length };
  return { schema: [root, ...elements], columnData, same };
}

function isSame(a: Float64Array, b: Float64Array | undefined): boolean {
  return b !== undefined && a.every((value, i) => Object.is(value, b[i]));
}
