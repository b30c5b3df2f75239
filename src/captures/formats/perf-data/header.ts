/**
 * The header of a perf.data file, little endian:
 *
 *     0 "PERFILE2"   8 header size   16 size of an attribute entry   24 attributes {offset, size}
 *     40 records {offset, size}      56 event types {offset, size}   72 bitmap of 256 features
 *
 * The feature table, {offset, size} for each bit set, follows the records.
 *
 * Source: tools/perf/Documentation/perf.data-file-format.txt of Linux 6.1.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { Cursor } from "./cursor.ts";

/** A part of the file, in bytes. */
export interface Section {
  readonly offset: number;
  readonly size: number;
}

export interface Header {
  /** Size of an entry of `attributes`, bytes. */
  readonly entrySize: number;
  readonly attributes: Section;
  readonly records: Section;
  /** Numbers of the features that the file says it has, rising. */
  readonly features: readonly number[];
}

/** Sizes of `perf_event_attr` begin at 64 bytes; its place in the file has 16 more for the ids. */
const smallestEntry = 64 + 16;
const largestEntry = 4096;

/** Whether the file begins like perf.data of any version and byte order. */
export function looksLikePerfData(head: Uint8Array): boolean {
  return ["PERFILE2", "2ELIFREP", "PERFFILE"].includes(magicOf(head));
}

/** Throws a CaptureError for what is not a finished perf.data file of this byte order. */
export function readHeader(bytes: Uint8Array, builder: CaptureBuilder): Header {
  refuseRelatives(bytes, builder);
  const cursor = new Cursor(bytes, builder).enter("the perf.data header", 0, 104);
  cursor.skip(8);
  cursor.skip(8);
  const entrySize = cursor.u64();
  const attributes = section(cursor), records = section(cursor);
  cursor.skip(16); // event types: unused since Linux 3.9
  const features: number[] = [];
  for (let word = 0; word < 8; word++) {
    const bits = cursor.u32();
    for (let bit = 0; bit < 32; bit++) {
      if (bits & (1 << bit)) features.push(32 * word + bit);
    }
  }
  if (!(entrySize >= smallestEntry && entrySize <= largestEntry)) {
    throw builder.error(
      { offset: 16 },
      `an attribute entry should have ${smallestEntry} to ${largestEntry} bytes, got ${entrySize}`,
    );
  }
  if (records.size === 0) {
    throw builder.error(
      { offset: 48 },
      "the size of the records is 0: perf record was killed before it could finish the file",
    );
  }
  return { entrySize, attributes, records, features };
}

function refuseRelatives(bytes: Uint8Array, builder: CaptureBuilder): void {
  const magic = magicOf(bytes);
  const remedy = "run `perf script -i FILE > FILE.txt` where it was recorded and open the text";
  if (magic === "2ELIFREP") {
    throw builder.error({ offset: 0 }, `perf.data of a big-endian machine is not read: ${remedy}`);
  }
  if (magic === "PERFFILE") {
    throw builder.error(
      { offset: 0 },
      `perf.data of version 1 (before 2012) is not read: ${remedy}`,
    );
  }
  if (magic !== "PERFILE2") {
    throw builder.error(
      { offset: 0 },
      `should begin with "PERFILE2", got ${JSON.stringify(magic)}`,
    );
  }
  const size = new Cursor(bytes, builder).enter("the perf.data header", 8, 16).u64();
  if (size === 16) {
    throw builder.error(
      { offset: 8 },
      "perf.data in pipe mode (`perf record -o -`) is not read: record with -o FILE, or " + remedy,
    );
  }
  if (size < 104) {
    throw builder.error({ offset: 8 }, `the header should have 104 bytes or more, got ${size}`);
  }
}

function section(cursor: Cursor): Section {
  return { offset: cursor.u64(), size: cursor.u64() };
}

function magicOf(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 8));
}
