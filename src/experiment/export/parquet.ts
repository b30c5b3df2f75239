/**
 * Observations as Parquet, by hyparquet-writer: texts as strings, numbers as doubles, null where a cell
 * failed. The units of the measures and the design stand in the file's metadata.
 */
import type { SchemaElement } from "hyparquet";
import type { Results } from "../results.ts";
import { observationTable, type TableColumn } from "./observation-table.ts";

/** The bytes of the file, the same on every runtime. Imports the package when called. */
export async function observationsParquet(results: Results): Promise<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
  const columns = observationTable(results);
  const writer = new ByteWriter();
  const units = Object.fromEntries(
    columns.filter(({ unit }) => unit !== "").map(({ name, unit }) => [name, unit]),
  );
  const file = new ParquetWriter({
    writer,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)],
    // deflate differs between the runtimes; a table of observations is small
    codec: "UNCOMPRESSED",
    createdBy: "wagonwheel",
    kvMetadata: [
      { key: "wagonwheel.scenario", value: results.scenario.name },
      { key: "wagonwheel.design", value: JSON.stringify(results.design) },
      { key: "wagonwheel.units", value: JSON.stringify(units) },
    ],
  });
  file.write({ columnData: columns.map(({ name, values }) => ({ name, data: [...values] })) });
  file.finish();
  return writer.getBytes();
}

function elementOf({ name, kind }: TableColumn): SchemaElement {
  return kind === "number"
    ? { name, type: "DOUBLE", repetition_type: "OPTIONAL" }
    : { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" };
}
