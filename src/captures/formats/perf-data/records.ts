/**
 * The records of a perf.data file: each `u32 type, u16 misc, u16 size` and size − 8 bytes. They
 * stand in the order in which the CPUs' buffers were emptied; `inTimeOrder` gives them as they
 * happened, so that a sample meets the names and maps of its moment.
 *
 * Source: enum perf_event_type, include/uapi/linux/perf_event.h, and enum perf_user_event_type,
 * tools/lib/perf/include/perf/event.h, of Linux 6.1.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import type { Cursor } from "./cursor.ts";
import type { Header } from "./header.ts";
import type { Identity } from "./identity.ts";

export const recordType = {
  mmap: 1,
  lost: 2,
  comm: 3,
  throttle: 5,
  unthrottle: 6,
  fork: 7,
  read: 8,
  sample: 9,
  mmap2: 10,
  lostSamples: 13,
  auxTrace: 71,
  compressed: 81,
  compressed2: 83,
} as const;

/** The kernel's records end here; 64 to 84 are perf's own. */
const lastKernelType = 21;
const firstOwnType = 64, lastOwnType = 84;
/** EXIT, ITRACE_START, SWITCH and the like: known, and nothing in them is kept. */
const timed: ReadonlySet<number> = new Set([
  recordType.mmap,
  recordType.comm,
  recordType.fork,
  recordType.read,
  recordType.mmap2,
]);

/** Calls `take` for each record, the cursor at its first byte after the 8 of its head. */
export function eachRecord(
  cursor: Cursor,
  { records: { offset, size } }: Header,
  builder: CaptureBuilder,
  take: (type: number, at: number) => void,
): void {
  const dataEnd = offset + size;
  cursor.enter("the record section", offset, dataEnd);
  for (let at = offset; at < dataEnd;) {
    cursor.enter("a record's head", at, Math.min(at + 8, dataEnd));
    const type = cursor.u32();
    cursor.skip(2);
    const length = cursor.u16();
    if (length < 8 || at + length > dataEnd) {
      throw builder.error(
        { offset: at },
        `a record of type ${type} should have 8 to ${dataEnd - at} bytes, got ${length}: ` +
          "the file is damaged here",
      );
    }
    if (type === recordType.compressed || type === recordType.compressed2) {
      throw builder.error(
        { offset: at },
        "compressed records are not read: record without -z, or run " +
          "`perf script -i FILE > FILE.txt` and open the text",
      );
    }
    cursor.enter(`a record of type ${type}`, at + 8, at + length);
    let next = at + length;
    if (type === recordType.auxTrace) next += cursor.u64(); // the trace follows its record
    cursor.at = at + 8;
    noteUnknown(type, at, builder);
    take(type, at);
    at = next;
  }
}

/** Byte offsets of samples and of records on tasks, by time; those of one instant in file order. */
export function inTimeOrder(
  cursor: Cursor,
  header: Header,
  identity: Identity,
  builder: CaptureBuilder,
  others: (type: number, at: number) => void,
): number[] {
  const offsets: number[] = [], times: number[] = [];
  let latest = 0, sorted = true;
  eachRecord(cursor, header, builder, (type, at) => {
    let time: number;
    if (type === recordType.sample) {
      const attribute = identity.ofSample(cursor);
      if (attribute === undefined) return others(type, at);
      time = identity.timeOfSample(cursor, attribute);
    } else if (timed.has(type)) {
      time = identity.timeOfOther(cursor);
    } else {
      return others(type, at);
    }
    if (Number.isNaN(time)) time = latest; // it does not say: as late as what stands before it
    if (time < latest) sorted = false;
    else latest = time;
    offsets.push(at);
    times.push(time);
  });
  if (sorted) return offsets;
  // the runtimes' sort is stable and quick on what is sorted in long runs, as the buffers' contents
  // are
  const order = offsets.map((_, i) => i).sort((a, b) => times[a] - times[b]);
  return order.map((i) => offsets[i]);
}

function noteUnknown(type: number, offset: number, builder: CaptureBuilder): void {
  if (type >= 1 && type <= lastKernelType) return;
  if (type >= firstOwnType && type <= lastOwnType) return;
  builder.find(
    "unknown-record",
    "note",
    `records of type ${type} are not known and were left out`,
    { place: { offset } },
  );
}
