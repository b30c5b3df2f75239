/**
 * One sample: the fields that its event's `sample_type` announces, in the kernel's order. What is
 * not kept is skipped by its own length.
 *
 * Source: comment at PERF_RECORD_SAMPLE, include/uapi/linux/perf_event.h of Linux 6.1.
 */
import { type Attribute, field, reading } from "./attributes.ts";
import type { Cursor } from "./cursor.ts";

/** A counter as read at a sample, or at the end of a task. */
export interface CounterReading {
  value: number;
  /** ns; NaN where not recorded. */
  enabled: number;
  running: number;
  /** 0 where not recorded. */
  id: number;
}

/** The fields of a sample that are kept; one object is filled again and again. */
export class Sample {
  /** Signed, see Cursor.address; NaN where not recorded, as all numbers here. */
  ip = NaN;
  pid = NaN;
  tid = NaN;
  /** ns */
  time = NaN;
  cpu = NaN;
  /** Events for which the sample stands. */
  period = NaN;
  /** Whatever the processor calls weight, for loads the latency in cycles. */
  weight = NaN;
  /** Addresses of the call chain, the innermost first, with context markers among them. */
  chain: Float64Array = new Float64Array(128);
  chainLength = 0;
  /** Of the sample's event, or of all events in its group. */
  readings: CounterReading[] = [];

  /** Reads the fields between the cursor and its end; returns the bytes left over, usually 0. */
  read(cursor: Cursor, attribute: Attribute): number {
    const { sampleType: has } = attribute;
    if (has & field.identifier) cursor.skip(8);
    this.ip = has & field.ip ? cursor.address() : NaN;
    this.pid = has & field.tid ? cursor.u32() : NaN;
    this.tid = has & field.tid ? cursor.u32() : NaN;
    this.time = has & field.time ? cursor.u64() : NaN;
    if (has & field.address) cursor.skip(8);
    if (has & field.id) cursor.skip(8);
    if (has & field.streamId) cursor.skip(8);
    this.cpu = has & field.cpu ? cursor.u32() : NaN;
    if (has & field.cpu) cursor.skip(4);
    this.period = has & field.period
      ? cursor.u64()
      : attribute.byFrequency
      ? NaN
      : attribute.period;
    this.readings = has & field.read ? readCounters(cursor, attribute.readFormat) : [];
    this.chainLength = 0;
    if (has & field.callchain) this.#readChain(cursor);
    if (has & field.raw) cursor.skip(cursor.entries(cursor.u32(), 1, "bytes of raw data"));
    if (has & field.branchStack) skipBranches(cursor, attribute.branchSampleType);
    if (has & field.registersUser) skipRegisters(cursor, attribute.registersUser);
    if (has & field.stackUser) skipStackCopy(cursor);
    this.weight = readWeight(cursor, has);
    if (has & field.dataSource) cursor.skip(8);
    if (has & field.transaction) cursor.skip(8);
    if (has & field.registersInterrupt) skipRegisters(cursor, attribute.registersInterrupt);
    if (has & field.physicalAddress) cursor.skip(8);
    if (has & field.cgroup) cursor.skip(8);
    if (has & field.dataPageSize) cursor.skip(8);
    if (has & field.codePageSize) cursor.skip(8);
    if (has & field.aux) cursor.skip(cursor.entries(cursor.u64(), 1, "bytes of AUX data"));
    return cursor.left;
  }

  #readChain(cursor: Cursor): void {
    const length = cursor.entries(cursor.u64(), 8, "callers");
    if (length > this.chain.length) this.chain = new Float64Array(2 * length);
    for (let i = 0; i < length; i++) this.chain[i] = cursor.address();
    this.chainLength = length;
  }
}

/** The values of one counter, or of a group of them. */
export function readCounters(cursor: Cursor, format: number): CounterReading[] {
  if (!(format & reading.group)) {
    const value = cursor.u64();
    return [{ value, ...readTimes(cursor, format), id: readTail(cursor, format) }];
  }
  const size = 8 + (format & reading.id ? 8 : 0) + (format & reading.lost ? 8 : 0);
  const announced = cursor.u64();
  const times = readTimes(cursor, format);
  const count = cursor.entries(announced, size, "counters");
  return Array.from({ length: count }, () => {
    const value = cursor.u64();
    return { value, ...times, id: readTail(cursor, format) };
  });
}

function readTimes(cursor: Cursor, format: number): { enabled: number; running: number } {
  const enabled = format & reading.enabled ? cursor.u64() : NaN;
  const running = format & reading.running ? cursor.u64() : NaN;
  return { enabled, running };
}

/** The counter's id; what was lost of it is skipped. */
function readTail(cursor: Cursor, format: number): number {
  const id = format & reading.id ? cursor.u64() : 0;
  if (format & reading.lost) cursor.skip(8);
  return id;
}

function skipBranches(cursor: Cursor, branchSampleType: number): void {
  const count = cursor.u64();
  if (branchSampleType & (1 << 17)) cursor.skip(8); // index of the hardware's stack
  cursor.skip(24 * cursor.entries(count, 24, "branches"));
  if (branchSampleType & (1 << 19)) cursor.skip(8 * cursor.entries(count, 8, "branch counters"));
}

function skipRegisters(cursor: Cursor, registers: number): void {
  if (cursor.u64() !== 0) cursor.skip(8 * registers); // 0: a kernel thread has no user registers
}

function skipStackCopy(cursor: Cursor): void {
  const size = cursor.entries(cursor.u64(), 1, "bytes of stack");
  cursor.skip(size);
  if (size > 0) cursor.skip(8); // how much of it was in use
}

/** As one number, or with its first part in the low 32 bits. */
function readWeight(cursor: Cursor, has: number): number {
  if (has & field.weightStruct) {
    const weight = cursor.u32();
    cursor.skip(4);
    return weight;
  }
  return has & field.weight ? cursor.u64() : NaN;
}
