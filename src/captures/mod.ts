/**
 * Captures: recordings of real hardware, read from whatever tool made them into one model.
 *
 * A `Capture` is rows of readings in typed columns (time, event, value, CPU, task, stack, …), with
 * where it comes from and with what is wrong with it: `provenance` and `quality`. All values are in
 * SI units. `openCapture(path)` finds the format from the content, gzipped or not; `readCapture`
 * takes bytes. What cannot be read is refused by a `CaptureError` with file, place and reason.
 *
 * ```ts
 * import { formatTitle, readCapture } from "wagonwheel/captures";
 *
 * const text = `     0.100176543,403.45,msec,task-clock,403454086,100.00,4.030,CPUs utilized
 *      0.100176543,1200000,,cycles,302590564,75.00,2.993,GHz
 *      0.100176543,<not supported>,,instructions,0,100.00,,
 * `;
 * const capture = readCapture(new TextEncoder().encode(text), "perf.csv");
 * console.log(formatTitle(capture.format)); // counters of perf stat -x
 *
 * const [taskClock, cycles] = capture.events;
 * const { value, duration, enabled, running } = capture.columns;
 * console.log(taskClock.name, value[0], taskClock.unit); // task-clock 0.40345 s
 * console.log(cycles.name, (value[1] / duration![1]).toFixed(), "/s"); // cycles 11978852 /s
 * console.log((running![1] / enabled![1]).toFixed(3)); // 0.750
 * console.log(capture.quality.map(({ check }) => check).join(", ")); // not-supported, multiplexed
 * ```
 *
 * The formats are in formats/, one file each; `readers` lists them in the order in which they are
 * asked. To add one, write a `CaptureReader` and put it into formats/index.ts.
 *
 * @module
 */
export type {
  Capture,
  Columns,
  EventInfo,
  EventKind,
  Finding,
  Provenance,
  Severity,
} from "./model/capture.ts";
export { CaptureBuilder, type Row } from "./model/builder.ts";
export { CaptureError, type Place } from "./model/error.ts";
export type { CaptureReader, Parser } from "./model/reader.ts";
export { type Frame, noStack, StackTable } from "./model/stacks.ts";
export { csvTable, type TableDescription } from "./formats/csv-table.ts";
export { readers } from "./formats/index.ts";
export { formatTitle, openCapture, readCapture, readerFor } from "./open.ts";

export { checkQuality } from "./quality/check-quality.ts";

export { writeCpuProfile } from "./writers/cpuprofile.ts";
export { csvPieces, writeCsv } from "./writers/csv.ts";
export { writeFolded } from "./writers/folded.ts";
export { type Amounts, amountsOf, eventNumber, stackTotals } from "./writers/stack-amounts.ts";
export { writeParquet } from "./writers/parquet.ts";
export { writePprof } from "./writers/pprof.ts";
export { writeSpeedscope } from "./writers/speedscope.ts";

export {
  atFrequency,
  type FrequencyOptions,
  type Scaling,
  scalingOf,
  type WorkAtFrequency,
} from "./replay/frequency.ts";
export { type CounterSelection, intervalsOf } from "./replay/intervals.ts";
export { detectPhases, type PhaseOptions } from "./replay/phases.ts";
export { replayed, replayedIntervals, type ReplayOptions } from "./replay/replayed.ts";
export { type WorkDescription, type WorkPhase, workSignal } from "./replay/work-description.ts";
export { type BundledCapture, bundledCaptures, findCapture } from "./bundled.ts";
export { type CompressionRow, compressionTable } from "./codecs/compression-table.ts";
export { convert } from "./convert.ts";
export { type PublicCapture, publicCapture, publicCaptures } from "./public/manifest.ts";
export { cacheFolder, pullCapture, type PullOptions } from "./public/pull.ts";
export { type Refusal } from "./recorder/offer.ts";
export { record, type Recording, type RecordOptions } from "./recorder/record.ts";
export { type CaptureSummary, type EventSummary, summarise } from "./summary.ts";
export { recordV8, recordValgrind, type ToolOptions } from "./recorder/other-tools.ts";
export { type DataModelRow, dataModelTable } from "./data-models/data-model-table.ts";
export type { DataModel } from "./data-models/data-model.ts";
