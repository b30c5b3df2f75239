/** One capture in another format, told by the ending of a file's name. */
import { gzipSync } from "node:zlib";
import type { Capture } from "./model/capture.ts";
import { CaptureError } from "./model/error.ts";
import { writeCpuProfile } from "./writers/cpuprofile.ts";
import { writeCsv } from "./writers/csv.ts";
import { writeFolded } from "./writers/folded.ts";
import { writeParquet } from "./writers/parquet.ts";
import { writePprof } from "./writers/pprof.ts";
import { writeSpeedscope } from "./writers/speedscope.ts";

/** The formats that hold all events. */
const writers: readonly (readonly [
  ending: string,
  write: (capture: Capture, file: string) => Content,
])[] = [
  [".parquet", writeParquet],
  [".csv", writeCsv],
  [".pb.gz", (capture, file) => gzipSync(pprof(capture, file))],
  [".pb", pprof],
];
/** The formats that hold the stacks of one event. */
const stackWriters: readonly (readonly [
  ending: string,
  write: (capture: Capture, event: number) => Content,
])[] = [
  [".folded", writeFolded],
  [".speedscope.json", writeSpeedscope],
  [".cpuprofile", writeCpuProfile],
];
type Content = string | Uint8Array;

/**
 * The content of a file of that name.
 *
 * @param event name of the event, for the formats that hold the stacks of one; by default the first
 *   that has stacks
 *
 * Throws a CaptureError for an ending that is none of the writers' and for stacks that are not
 * there.
 */
export function convert(capture: Capture, file: string, event?: string): Content {
  const whole = writers.find(([ending]) => file.endsWith(ending));
  if (whole !== undefined) {
    if (event === undefined) return whole[1](capture, file);
    throw new CaptureError(file, {}, `holds all events: leave out the choice of ${event}`);
  }
  const stacks = stackWriters.find(([ending]) => file.endsWith(ending));
  if (stacks !== undefined) return stacks[1](capture, eventWithStacks(capture, file, event));
  const endings = [...writers, ...stackWriters].map(([ending]) => ending).join(", ");
  throw new CaptureError(file, {}, `must end in one of ${endings}`);
}

function pprof(capture: Capture, file: string): Uint8Array {
  eventWithStacks(capture, file);
  return writePprof(capture);
}

/** The number of the event of that name, or of the first, that has stacks. */
function eventWithStacks(capture: Capture, file: string, name?: string): number {
  const { events, columns: { stack, event } } = capture;
  const found =
    stack?.findIndex((s, i) => s >= 0 && (name === undefined || events[event[i]].name === name)) ??
      -1;
  if (found >= 0) return event[found];
  const known = events.slice(0, 20).map(({ name }) => name).join(", ");
  const what = name === undefined
    ? "no stacks, which this format is made of: take .parquet or .csv"
    : `no stacks of ${name}; its events are ${known}`;
  throw new CaptureError(file, {}, `${capture.name} has ${what}`);
}
