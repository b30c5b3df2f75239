/**
 * Counters of a capture as signals in which every interval is as long as every other: the truth that
 * a multiplexed run is held against.
 *
 * A log of `perf stat -I` has one count an interval and event, and its intervals differ by fractions
 * of a millisecond. With rotation once an interval what matters is which intervals were seen, so here
 * interval i lies from i to i + 1 times the mean length, and one rotation sees it whole.
 */
import { type Capture, CaptureError, replayed } from "../../captures/mod.ts";
import { sum } from "../../math/mod.ts";
import { intervalCounts } from "../../signals/mod.ts";
import type { CountedEvent } from "./counters.ts";

export interface IntervalLog {
  /** Length of every interval, s: the mean of the capture's. */
  readonly interval: number;
  readonly intervals: number;
  /** In the order of the capture; each counts from 0 to intervals · interval, s. */
  readonly events: readonly CountedEvent[];
  /** Counts, one array an event, (intervals). */
  readonly counts: readonly Float64Array[];
}

/**
 * The counters named; or, where none are, those that counted anything, in the number of intervals that
 * most of them have. Throws a CaptureError where there is none, a named one is lacking, or two named
 * ones were not counted in the same intervals.
 */
export function intervalLog(capture: Capture, names?: readonly string[]): IntervalLog {
  const known = capture.events.filter(({ kind }) => kind === "interval").map(({ name }) => name);
  const courses = (names ?? [...new Set(known)]).map((name) => courseOf(capture, name));
  const counting = names === undefined ? likeMost(courses) : courses;
  if (counting.length === 0) {
    throw new CaptureError(capture.name, {}, "has no interval counter that counted anything");
  }
  const { edges } = counting[0];
  for (const { name, counts } of counting) {
    if (counts.length === edges.length - 1) continue;
    throw new CaptureError(
      capture.name,
      {},
      `counter "${name}" has ${counts.length} intervals where "${counting[0].name}" has ` +
        `${edges.length - 1}: it was not counted all the time, so it is no truth; leave it out`,
    );
  }
  const n = edges.length - 1;
  const interval = (edges[n] - edges[0]) / n;
  const even = Float64Array.from({ length: n + 1 }, (_, i) => i * interval);
  return {
    interval,
    intervals: n,
    events: counting.map(({ name, counts }) => ({
      name,
      signal: intervalCounts({ edges: even, counts }),
    })),
    counts: counting.map(({ counts }) => counts),
  };
}

/** What was counted of that event in all. Throws a RangeError where the log has no such event. */
export function intervalTotal({ events, counts }: IntervalLog, name: string): number {
  const i = events.findIndex((event) => event.name === name);
  if (i < 0) throw new RangeError(`intervalTotal: no event "${name}" in the log`);
  return sum(counts[i]);
}

function likeMost(courses: readonly Course[]): Course[] {
  const counting = courses.filter(({ counts }) => counts.some((y) => y > 0));
  const alike = (n: number) => counting.filter(({ counts }) => counts.length === n);
  return counting.map(({ counts }) => alike(counts.length))
    .reduce((most, group) => group.length > most.length ? group : most, []);
}

interface Course {
  readonly name: string;
  readonly edges: readonly number[];
  readonly counts: Float64Array;
}

function courseOf(capture: Capture, name: string): Course {
  const signal = replayed(capture, { event: name });
  const edges: number[] = [];
  for (let t = signal.nextChange(-Infinity); t < Infinity; t = signal.nextChange(t)) edges.push(t);
  const counts = Float64Array.from(
    { length: edges.length - 1 },
    (_, i) => signal.integral(edges[i], edges[i + 1]),
  );
  return { name, edges, counts };
}
