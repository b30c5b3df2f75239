/**
 * What was recorded, and how: one attribute entry an event. It is believed over what was asked for:
 * `perf record -e cycles` on a machine without counters records cpu-clock, and says so only here.
 *
 *     perf_event_attr: 0 type  4 size  8 config  16 period or frequency  24 sample_type
 *     32 read_format  40 flags  72 branch_sample_type  80 user registers  96 interrupt registers
 *
 * then, in the entry's last 16 bytes, {offset, size} of the ids under which its samples come.
 *
 * Source: struct perf_event_attr, include/uapi/linux/perf_event.h of Linux 6.1.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { Cursor } from "./cursor.ts";
import { type EventCode, eventName } from "./event-names.ts";
import type { Header } from "./header.ts";

/** Fields of a sample, by their bit in `sample_type`. */
export const field = {
  ip: 1,
  tid: 1 << 1,
  time: 1 << 2,
  address: 1 << 3,
  read: 1 << 4,
  callchain: 1 << 5,
  id: 1 << 6,
  cpu: 1 << 7,
  period: 1 << 8,
  streamId: 1 << 9,
  raw: 1 << 10,
  branchStack: 1 << 11,
  registersUser: 1 << 12,
  stackUser: 1 << 13,
  weight: 1 << 14,
  dataSource: 1 << 15,
  identifier: 1 << 16,
  transaction: 1 << 17,
  registersInterrupt: 1 << 18,
  physicalAddress: 1 << 19,
  aux: 1 << 20,
  cgroup: 1 << 21,
  dataPageSize: 1 << 22,
  codePageSize: 1 << 23,
  weightStruct: 1 << 24,
} as const;

/** The bits above belong to fields that this reader does not know. */
const knownFields = (1 << 25) - 1;

/** Parts of a counter reading, by their bit in `read_format`. */
export const reading = { enabled: 1, running: 2, id: 4, group: 8, lost: 16 } as const;

export interface Attribute extends EventCode {
  /** As the file names it, or by the tables of numbers. */
  name: string;
  /** Events a sample stands for, or samples a second where `byFrequency`. */
  readonly period: number;
  readonly byFrequency: boolean;
  readonly inherits: boolean;
  readonly sampleType: number;
  readonly readFormat: number;
  /** Whether records other than samples end with pid, time, id and cpu too. */
  readonly sampleIdAll: boolean;
  readonly branchSampleType: number;
  /** Numbers of registers in a sample. */
  readonly registersUser: number;
  readonly registersInterrupt: number;
  readonly ids: readonly number[];
}

/** Throws a CaptureError where there is no attribute, or one that does not fit in the file. */
export function readAttributes(
  bytes: Uint8Array,
  header: Header,
  builder: CaptureBuilder,
): Attribute[] {
  const { attributes: { offset, size }, entrySize } = header;
  const cursor = new Cursor(bytes, builder).enter("the attribute section", offset, offset + size);
  const count = Math.floor(size / entrySize);
  if (count === 0) {
    throw builder.error({ offset: 24 }, "no event is described: the file is damaged");
  }
  const attributes: Attribute[] = [];
  let ids = 0;
  for (let i = 0; i < count; i++) {
    const attribute = readAttribute(cursor, offset + i * entrySize, entrySize, builder);
    ids += attribute.ids.length;
    if (8 * ids > bytes.length) { // or many entries could each list the whole file
      throw builder.error(
        { offset },
        `the events list ${ids} ids, more than the file has room for`,
      );
    }
    attributes.push(attribute);
  }
  return attributes;
}

function readAttribute(
  cursor: Cursor,
  at: number,
  entrySize: number,
  builder: CaptureBuilder,
): Attribute {
  const end = at + entrySize - 16;
  const word = (offset: number): number =>
    at + offset + 4 <= end ? cursor.enter("an attribute", at + offset, end).u32() : 0;
  const sampleType = word(24), sampleTypeHigh = word(28);
  if (sampleTypeHigh !== 0 || (sampleType & ~knownFields) !== 0) {
    throw builder.error(
      { offset: at + 24 },
      `sample_type 0x${sampleTypeHigh.toString(16)}${
        sampleType.toString(16).padStart(8, "0")
      } has fields of a newer perf: run \`perf script -i FILE > FILE.txt\` and open the text`,
    );
  }
  const flags = word(40);
  const code = {
    type: word(0),
    config: word(8),
    configHigh: word(12),
    precise: (flags >>> 15) & 3,
    excludesUser: (flags & (1 << 4)) !== 0,
    excludesKernel: (flags & (1 << 5)) !== 0,
  };
  return {
    ...code,
    name: eventName(code),
    period: word(16) + word(20) * 0x100000000,
    byFrequency: (flags & (1 << 10)) !== 0,
    inherits: (flags & (1 << 1)) !== 0,
    sampleType,
    readFormat: word(32),
    sampleIdAll: (flags & (1 << 18)) !== 0,
    branchSampleType: word(72),
    registersUser: bitsSet(word(80)) + bitsSet(word(84)),
    registersInterrupt: bitsSet(word(96)) + bitsSet(word(100)),
    ids: readIds(cursor, end),
  };
}

function readIds(cursor: Cursor, at: number): number[] {
  cursor.enter("an attribute", at, at + 16);
  const offset = cursor.u64(), size = cursor.u64();
  cursor.enter("a list of event ids", offset, offset + size);
  return Array.from({ length: Math.floor(size / 8) }, () => cursor.u64());
}

function bitsSet(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
