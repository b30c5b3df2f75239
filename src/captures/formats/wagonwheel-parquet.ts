/**
 * Reads the workbench's own Parquet form; other Parquet files are refused with what to do.
 *
 * The layout is in wagonwheel-parquet/layout.ts; the package hyparquet reads pages and metadata.
 * The file is held against its checksum first, and everything in it against the rest after. That
 * refuses damage of every kind. It does not stop a file that was made to harm, checksum and all:
 * runs of equal values can unpack to more memory than there is, so open only files of people whom
 * you trust.
 */
import { parquetMetadata } from "hyparquet";
import type { CaptureBuilder } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { CaptureError } from "../model/error.ts";
import { JsonChecks, parseJson } from "../model/json.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { readColumns } from "./wagonwheel-parquet/columns.ts";
import { readHead } from "./wagonwheel-parquet/head.ts";
import { checksum, checksumAt, magic, pagesAt, signature } from "./wagonwheel-parquet/layout.ts";
import { readStacks } from "./wagonwheel-parquet/stacks.ts";

export const wagonwheelParquet: CaptureReader = {
  format: "wagonwheel-parquet",
  title: "a capture in the workbench's own Parquet form",
  recognises: (head) => textAt(head, 0, magic.length) === magic,
  start: (file) => wholeFile(file, wagonwheelParquet.format, parse),
};

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  checkWhole(bytes, builder);
  try {
    return readTable(bytes, builder);
  } catch (cause) {
    if (cause instanceof CaptureError) throw cause;
    // hyparquet tells what it stumbles over by errors of many kinds.
    const { message } = cause as Error;
    throw builder.error({}, `its checksum is right, but it cannot be read: ${message}`);
  }
}

function readTable(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const metadata = parquetMetadata(bytes);
  const value = (key: string) => {
    const found = metadata.key_value_metadata?.find((entry) => entry.key === key)?.value;
    if (found !== undefined) return found;
    throw builder.error({}, `the metadata lacks the key ${key}`);
  };
  const checks = new JsonChecks(builder);
  const description = checks.object(parseJson(value("wagonwheel.capture"), builder), "capture");
  const head = readHead(description, checks, builder);
  const strings = checks.array(parseJson(value("wagonwheel.strings"), builder), "strings")
    .map((text, i) => checks.text(text, "strings", i));
  const stacks = readStacks(value("wagonwheel.stacks"), checks, builder);
  const same = checks.object(description.same, "same");
  const columns = readColumns(bytes, metadata, { ...head, strings, stacks, same }, builder);
  return { ...head, strings, stacks, columns };
}

/** Throws a CaptureError for other Parquet files, and where the checksum is not right. */
function checkWhole(bytes: Uint8Array, builder: CaptureBuilder): void {
  if (textAt(bytes, magic.length, signature.length) !== signature) {
    throw builder.error(
      { offset: magic.length },
      "a Parquet file of another program: only captures that this workbench wrote are read from " +
        "Parquet. Export the table as CSV and describe its columns",
    );
  }
  const expected = bytes.subarray(checksumAt, pagesAt);
  if (bytes.length > pagesAt && checksum(bytes).every((byte, i) => byte === expected[i])) return;
  throw builder.error(
    { offset: checksumAt },
    `the ${bytes.length} bytes are not those of which the file holds the SHA-256: it was cut or ` +
      "changed. Fetch or write it again",
  );
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
