/** Reads short files with one reader, shows their rows as objects, and damages them. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import type { CaptureReader } from "../../../src/captures/model/reader.ts";
import { Random } from "../../../src/random/mod.ts";
import { mutate } from "../fuzz/mutate.ts";

/** @param size bytes of the pieces in which the reader gets the content */
export function readWith(
  reader: CaptureReader,
  content: string | Uint8Array,
  size = 0x10000,
): Capture {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const parser = reader.start("a.txt");
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  return parser.end();
}

/** A file, unpacked where it is gzipped. */
export function fileContent(path: string | null): Uint8Array {
  const bytes = readFileSync(path as string);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Row i with all that is known of it: names instead of numbers, and no absent columns. */
export function rowOf(capture: Capture, i: number): Record<string, unknown> {
  const { columns, events, strings } = capture;
  const known: Record<string, unknown> = {
    event: events[columns.event[i]].name,
    unit: events[columns.event[i]].unit,
    kind: events[columns.event[i]].kind,
    value: columns.value[i],
  };
  const { time, duration, enabled, running, cpu, pid, tid, node, command, extra } = columns;
  for (const [name, column] of Object.entries({ time, duration, enabled, running, ...extra })) {
    if (column !== undefined && !Number.isNaN(column[i])) known[name] = column[i];
  }
  for (const [name, column] of Object.entries({ cpu, pid, tid })) {
    if (column !== undefined && column[i] >= 0) known[name] = column[i];
  }
  for (const [name, column] of Object.entries({ node, command })) {
    if (column !== undefined && column[i] >= 0) known[name] = strings[column[i]];
  }
  return known;
}

/** All rows. */
export function rowsOf(capture: Capture): Record<string, unknown>[] {
  return Array.from({ length: capture.rows }, (_, i) => rowOf(capture, i));
}

/** The message with which the content is refused. Fails where it is read or otherwise thrown. */
export function refusal(reader: CaptureReader, content: string | Uint8Array): string {
  try {
    readWith(reader, content);
  } catch (error) {
    expect(error).toBeInstanceOf(CaptureError);
    return (error as CaptureError).message;
  }
  throw new Error("was not refused");
}

/** Checks that damaged copies are read, or refused with a CaptureError, and never hang. */
export function expectSurvival(reader: CaptureReader, content: string, copies = 1000): void {
  const bytes = new TextEncoder().encode(content);
  const random = Random.named(`survival/${reader.format}`);
  for (let i = 0; i < copies; i++) {
    const damaged = mutate(mutate(bytes, bytes, random), bytes, random);
    reader.recognises(damaged);
    try {
      readWith(reader, damaged, 1 + random.integer(200));
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
    }
  }
}
