/**
 * The intervals of one counter of a capture, in the order of time: what replay and phase detection
 * read.
 *
 * Rows of several processors that end at the same time are added up. A row with the same time,
 * processor, process and thread as an earlier one is a second reading of the same thing (an event
 * that was asked for twice) and left out. An interval in which a row was not counted is a gap, not
 * a zero.
 */
import type { Interval } from "../../signals/mod.ts";
import type { Capture } from "../model/capture.ts";
import { CaptureError } from "../model/error.ts";

export interface CounterSelection {
  /** The event's name, as the capture has it. */
  event: string;
  /** Only this machine or device; all by default. */
  node?: string;
  /** Only this processor; all by default. */
  cpu?: number;
}

/**
 * Starts that miss the end before by less than this share of the interval are rounded, not late.
 */
const snap = 0.01;

/**
 * Throws a CaptureError where the capture has no such counter, or its intervals overlap: the
 * quality checks tell why.
 */
export function intervalsOf(capture: Capture, selection: CounterSelection): Interval[] {
  const ends = endsOf(capture, rowsOf(capture, selection));
  const step = medianStep(ends);
  const intervals: Interval[] = [];
  let before: number | null = null; // end of the interval before, s
  for (const { time, duration, count } of ends) {
    const length = Number.isNaN(duration) ? unknownLength(time, before, step) : duration;
    let from = time - length;
    if (before !== null && Math.abs(from - before) <= snap * length) from = before;
    if (before !== null && from < before || !(from < time)) {
      throw new CaptureError(
        capture.name,
        {},
        `counter "${selection.event}": the interval from ${from} s to ${time} s ` +
          (from < time ? `overlaps the one that ends at ${before} s` : "has no length") +
          ": see the quality checks, or select one node and cpu",
      );
    }
    if (!Number.isNaN(count)) intervals.push({ from, to: time, count });
    before = time;
  }
  if (intervals.length > 0) return intervals;
  throw new CaptureError(capture.name, {}, `counter "${selection.event}" was never counted`);
}

interface End {
  readonly time: number; // s
  readonly duration: number; // s, NaN where not known
  count: number;
}

/** The rows of the counter, by time. */
function rowsOf(capture: Capture, { event, node, cpu }: CounterSelection): number[] {
  const { columns, events, strings } = capture;
  const ids = new Set(
    events.flatMap((e, id) => e.name === event && e.kind === "interval" ? [id] : []),
  );
  const nodeId = node === undefined ? -1 : strings.indexOf(node);
  const rows: number[] = [];
  for (let row = 0; row < capture.rows; row++) {
    const isWanted = ids.has(columns.event[row]) && !Number.isNaN(columns.time[row]) &&
      (node === undefined || columns.node?.[row] === nodeId) &&
      (cpu === undefined || columns.cpu?.[row] === cpu);
    if (isWanted) rows.push(row);
  }
  if (rows.length > 0) return rows.sort((a, b) => columns.time[a] - columns.time[b] || a - b);
  const names = [...new Set(events.filter((e) => e.kind === "interval").map((e) => e.name))];
  throw new CaptureError(
    capture.name,
    {},
    `no interval counter "${event}"${node === undefined ? "" : ` of node ${node}`}` +
      `${cpu === undefined ? "" : ` of cpu ${cpu}`}; it has ${names.join(", ") || "none"}`,
  );
}

/** The sums of the rows that end at the same time. */
function endsOf({ columns }: Capture, rows: readonly number[]): End[] {
  const ends: End[] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const time = columns.time[row];
    let end = ends[ends.length - 1];
    if (end === undefined || end.time !== time) {
      ends.push(end = { time, duration: columns.duration?.[row] ?? NaN, count: 0 });
      seen = new Set();
    }
    const source = [columns.node, columns.cpu, columns.pid, columns.tid].map((c) => c?.[row])
      .join();
    if (seen.has(source)) continue;
    seen.add(source);
    end.count += columns.value[row];
  }
  return ends;
}

function medianStep(ends: readonly End[]): number {
  const steps = ends.slice(1).map((end, i) => end.time - ends[i].time).sort((a, b) => a - b);
  return steps.length === 0 ? NaN : steps[steps.length >> 1];
}

/** From the end before; the first interval is as long as the others, or begins at 0. */
function unknownLength(time: number, before: number | null, step: number): number {
  if (before !== null) return time - before;
  return time > 0 && !(time > 1.5 * step) ? time : step;
}
