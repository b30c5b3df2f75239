/**
 * A counter of a capture as a signal: the rate that the hardware had, again in simulated time.
 *
 * Time 0 of the capture is time 0 of the simulation; outside the capture the rate is 0. The
 * integral over an interval of the capture gives back its number to the bit, whichever
 * interpolation is chosen, and over many the sum of their numbers, rounded once. So a perfect probe
 * reads back the capture.
 *
 * Events of unit J make a rate in watts, bytes one in bytes per second.
 */
import {
  type Interpolation,
  type Interval,
  intervalCounts,
  type Signal,
} from "../../signals/mod.ts";
import type { Capture } from "../model/capture.ts";
import { type CounterSelection, intervalsOf } from "./intervals.ts";

/** What the rate is between intervals: `zero` keeps the capture's total, `hold` the rate before. */
export type GapRate = "zero" | "hold";
export const gapRates: readonly GapRate[] = ["zero", "hold"];

export interface ReplayOptions extends CounterSelection {
  /** "constant" by default, the mean rate of each interval. */
  interpolation?: Interpolation;
  /** "zero" by default. */
  gaps?: GapRate;
}

/**
 * Throws a CaptureError where the capture has no such counter or its intervals overlap, and a
 * RangeError for options that are none.
 */
export function replayed(capture: Capture, options: ReplayOptions): Signal {
  const { interpolation, gaps = "zero", ...selection } = options;
  if (!gapRates.includes(gaps)) {
    throw new RangeError(`replayed: gaps must be one of ${gapRates.join(", ")}, got ${gaps}`);
  }
  const intervals = intervalsOf(capture, selection);
  const edges = [intervals[0].from], counts: number[] = [];
  let before: Interval = intervals[0];
  for (const interval of intervals) {
    const gap = interval.from - edges[edges.length - 1];
    if (gap > 0) {
      edges.push(interval.from);
      counts.push(gaps === "zero" ? 0 : before.count / (before.to - before.from) * gap);
    }
    edges.push(interval.to);
    counts.push(interval.count);
    before = interval;
  }
  return intervalCounts({ edges, counts, interpolation });
}

/**
 * The intervals of a counter, over and over without end, for `streamed`: a long replay in the
 * memory of one capture. Every turn starts where the one before ended.
 */
export function* replayedIntervals(
  capture: Capture,
  selection: CounterSelection,
): Generator<Interval, never> {
  const intervals = intervalsOf(capture, selection);
  const begin = intervals[0].from, end = intervals[intervals.length - 1].to;
  for (let turn = 0;; turn++) {
    // the last end is the first start of the next turn to the bit
    const at = (t: number) =>
      t === end ? (turn + 1) * (end - begin) : turn * (end - begin) + (t - begin);
    for (const { from, to, count } of intervals) yield { from: at(from), to: at(to), count };
  }
}
