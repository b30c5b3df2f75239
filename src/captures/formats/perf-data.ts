/**
 * perf.data: what `perf record` writes. Samples of hardware, software and tracepoint events with
 * their time, CPU, task and call chain, sorted by time.
 *
 * The event is the one that the file describes, never the one that was asked for. Times are seconds
 * of the recording's clock, as `perf script` prints them. A sample's value is its period: the
 * number of events for which it stands, in seconds for cpu-clock and task-clock.
 *
 * A file has addresses and no symbols. A frame is named by module and place, `libc-2.15.so+0x1f3a`:
 * the byte in the file for programs and libraries, the distance from its first symbol for the
 * kernel. For function names, run `perf script` on the machine of the recording and open its text.
 *
 * Little-endian files of Linux 3.4 to 6.x are read. Big-endian ones, those of pipe mode and
 * compressed ones are refused.
 *
 * Source: include/uapi/linux/perf_event.h and tools/perf/Documentation/perf.data-file-format.txt of
 * Linux 6.1.
 */
import type { CaptureBuilder } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { readAttributes } from "./perf-data/attributes.ts";
import { Cursor } from "./perf-data/cursor.ts";
import { readFeatures } from "./perf-data/features.ts";
import { looksLikePerfData, readHeader } from "./perf-data/header.ts";
import { Identity } from "./perf-data/identity.ts";
import { Losses } from "./perf-data/losses.ts";
import { inTimeOrder, recordType } from "./perf-data/records.ts";
import { Rows } from "./perf-data/rows.ts";
import { readCounters, Sample } from "./perf-data/sample.ts";
import { Tasks } from "./perf-data/tasks.ts";

export const perfData: CaptureReader = {
  format: "perf-data",
  title: "perf.data, written by perf record",
  recognises: looksLikePerfData,
  start: (file) => wholeFile(file, "perf-data", parse),
};

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const header = readHeader(bytes, builder);
  const attributes = readAttributes(bytes, header, builder);
  readFeatures(bytes, header, attributes, builder);
  const identity = new Identity(attributes, builder);
  const losses = new Losses(identity), rows = new Rows(builder, identity);
  const tasks = new Tasks(builder), sample = new Sample();

  const cursor = new Cursor(bytes, builder);
  const offsets = inTimeOrder(
    cursor,
    header,
    identity,
    builder,
    (type, offset) => losses.take(type, cursor, offset),
  );
  for (const offset of offsets) {
    const type = cursor.enter("a record's head", offset, offset + 8).u32();
    cursor.skip(2);
    cursor.enter(nameOf(type), offset + 8, offset + cursor.u16());
    const attribute = type === recordType.sample ? identity.ofSample(cursor) : undefined;
    if (attribute === undefined) {
      takeTaskRecord(type, cursor, tasks, rows, identity);
      continue;
    }
    if (sample.read(cursor, attribute) > 0) {
      builder.find("record-size", "note", "samples are longer than their fields", {
        event: attribute.name,
        place: { offset },
      });
    }
    rows.add(sample, attribute, tasks);
  }
  losses.report(builder);
  rows.report(attributes);
  return builder.build();
}

/** COMM, MMAP, MMAP2, FORK and READ, laid out as in the header file named above. */
function takeTaskRecord(
  type: number,
  cursor: Cursor,
  tasks: Tasks,
  rows: Rows,
  identity: Identity,
): void {
  const time = identity.timeOfOther(cursor);
  const attribute = identity.ofOther(cursor);
  const pid = cursor.u32(), second = cursor.u32();
  if (type === recordType.comm) {
    tasks.name(second, cursor.text(cursor.left));
  } else if (type === recordType.fork) {
    tasks.fork(pid, second, cursor.u32(), cursor.u32());
  } else if (type === recordType.mmap || type === recordType.mmap2) {
    const start = cursor.address(), length = cursor.u64(), fileOffset = cursor.address();
    if (type === recordType.mmap2) cursor.skip(32); // device, inode or build id; protection, flags
    tasks.map(pid, start, length, fileOffset, cursor.text(cursor.left));
  } else if (type === recordType.read && attribute !== undefined) {
    const readings = readCounters(cursor, attribute.readFormat);
    rows.addTotals(readings, attribute, { pid, tid: second, time, command: tasks.command(second) });
  }
}

const names = new Map<number, string>(
  Object.entries(recordType).map(([name, type]) => [type, `a record of type ${type} (${name})`]),
);

function nameOf(type: number): string {
  return names.get(type) ?? `a record of type ${type}`;
}
