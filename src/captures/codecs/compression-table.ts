/**
 * How small interval counters become: a table of each capture by each code.
 *
 * Counters are coded event by event. Gorilla's bytes hold the times once, in whole milliseconds,
 * and the values as doubles. The varint bytes hold the times once, as deltas in whole microseconds,
 * and the values as whole numbers of their last decimal, as deltas; then all of it deflated.
 *
 * Counts, joules and mebibytes as `perf stat` prints them are kept to the bit, times to the unit
 * named.
 */
import { gzipSync } from "node:zlib";
import type { Capture } from "../model/capture.ts";
import { decimalVarint } from "./decimal.ts";
import { deflate } from "./deflated.ts";
import { deltaVarint } from "./delta.ts";
import { gorilla } from "./gorilla.ts";
import { gorillaTimes } from "./gorilla-times.ts";

export interface CompressionRow {
  readonly name: string;
  /** Readings. */
  readonly points: number;
  /** Of the file as it was read, not packed. */
  readonly fileBytes: number;
  /** Of `gzip -9` of the file. */
  readonly gzipBytes: number;
  readonly gorillaBytes: number;
  readonly varintBytes: number;
  /** Of the varint bytes, deflated. */
  readonly deflatedBytes: number;
}

/** A capture with the bytes of its file, unpacked. */
export interface CompressionInput {
  readonly capture: Capture;
  readonly file: Uint8Array;
}

export function compressionTable(inputs: readonly CompressionInput[]): CompressionRow[] {
  return inputs.map(({ capture, file }) => {
    const times = timesOf(capture);
    const series = seriesOf(capture);
    const varints = [
      deltaVarint.encode(inUnits(times, 1e6)),
      ...series.map((values) => smallest(values)),
    ];
    const packed = new Uint8Array(bytesOf(varints));
    let at = 0;
    for (const bytes of varints) {
      packed.set(bytes, at);
      at += bytes.length;
    }
    return {
      name: capture.name,
      points: capture.rows,
      fileBytes: file.length,
      gzipBytes: gzipSync(file, { level: 9 }).length,
      gorillaBytes: bytesOf([
        gorillaTimes.encode(inUnits(times, 1e3)),
        ...series.map((values) => gorilla.encode(values)),
      ]),
      varintBytes: packed.length,
      deflatedBytes: deflate(packed).length,
    };
  });
}

/** Values that are no decimals, such as ratios, have only Gorilla's code. */
function smallest(values: Float64Array): Uint8Array {
  return (decimalVarint.accepts(values) ? decimalVarint : gorilla).encode(values);
}

/** The distinct times in the order of the rows, s. */
function timesOf({ columns: { time } }: Capture): Float64Array {
  return time.filter((t, i) => !Number.isNaN(t) && t !== time[i - 1]);
}

function inUnits(times: Float64Array, perSecond: number): Float64Array {
  return times.map((t) => Math.round(perSecond * t) + 0);
}

/** The values of each event, in the order of the rows. */
function seriesOf({ events, columns: { event, value } }: Capture): Float64Array[] {
  return events.map((_, id) => value.filter((_, row) => event[row] === id));
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((total, part) => total + part.length, 0);
}
