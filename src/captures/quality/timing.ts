/**
 * Walks along the times of a counter and says what is wrong with them.
 *
 * Each interval is compared with the median step and with the time that it covers: run time ÷
 * number of CPUs where that is known, otherwise its duration. The two tell apart what a step that
 * is too long can mean:
 *
 *     step ≈ what it covers                       the interval was long: jitter
 *     step − cover ≈ whole number of intervals    intervals are missing
 *     otherwise                                   the clock was set
 *
 * A time before the latest is a row out of order if an interval is missing there, a duplicate if
 * that time was there before, and otherwise the clock was set back.
 */
import type { Capture } from "../model/capture.ts";
import { cpusOf } from "./run-time.ts";
import type { Series } from "./series.ts";
import { thresholds } from "./thresholds.ts";

export interface Timing {
  /** Median step from one time to the next, s. */
  readonly step: number;
  /** Intervals read, first and last included. */
  readonly intervals: number;
  /** Lengths of irregular intervals, s, by their end, s. The last interval may be cut short. */
  readonly irregular: Map<number, number>;
  /** How many intervals are missing before the time, s. */
  readonly missing: Map<number, number>;
  /** By how much the clock was set (s, forward is positive) before the time, s. */
  readonly clockSteps: Map<number, number>;
  /** Times of rows after a later one, s. */
  readonly outOfOrder: number[];
  /** Times of rows that were there before, s. */
  readonly duplicated: number[];
}

/** Null for fewer than three different times: there is nothing to compare. */
export function timingOf(capture: Capture, series: Series): Timing | null {
  const { time, value } = capture.columns;
  const { rows } = series;
  const step = medianStep(time, rows);
  if (!(step > 0)) return null;
  const covered = coverOf(capture, series, step);
  const timing: Timing = {
    step,
    intervals: rows.length,
    irregular: new Map(),
    missing: new Map(),
    clockSteps: new Map(),
    outOfOrder: [],
    duplicated: [],
  };
  let latest: number[] = [time[rows[0]]]; // times since the clock was set, increasing
  const valueAt = new Map([[time[rows[0]], value[rows[0]]]]);
  let before = rows[0]; // in the order of the file
  for (let i = 1; i < rows.length; before = rows[i++]) {
    const row = rows[i], t = time[row], last = latest[latest.length - 1];
    const isKnown = valueAt.has(t);
    if (isKnown && (t === time[before] || Object.is(valueAt.get(t), value[row]))) {
      timing.duplicated.push(t);
      continue;
    }
    if (t < last && fills(timing, latest, t)) {
      timing.outOfOrder.push(t);
      valueAt.set(t, value[row]);
      continue;
    }
    judge(timing, t, t - last, covered(row), i === rows.length - 1);
    if (t <= last) {
      latest = [t];
      valueAt.clear();
    } else latest.push(t);
    valueAt.set(t, value[row]);
  }
  return timing;
}

/** Sorts one step of time into the kinds of faults. */
function judge(timing: Timing, t: number, d: number, cover: number, isLast: boolean): void {
  const { step } = timing;
  const tolerance = thresholds.irregularInterval * step;
  if (Math.abs(d - step) <= tolerance) return;
  if (d > 0 && Math.abs(d - cover) <= tolerance) {
    if (!(isLast && d < step)) timing.irregular.set(t, d);
    return;
  }
  const excess = (d - cover) / step;
  const whole = Math.round(excess);
  const isWhole = Math.abs(excess - whole) <= thresholds.wholeInterval;
  if (isWhole && whole >= 1 && whole <= thresholds.mostMissing) timing.missing.set(t, whole);
  else timing.clockSteps.set(t, d - cover);
}

/** Whether the time lies where an interval is missing; that one is then not missing any more. */
function fills(timing: Timing, latest: readonly number[], t: number): boolean {
  let low = -1, high = latest.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (latest[middle] <= t) low = middle;
    else high = middle;
  }
  const next = latest[high];
  if (low < 0 || next - latest[low] < (1 + thresholds.irregularInterval) * timing.step) {
    return false;
  }
  timing.irregular.delete(next);
  const missing = (timing.missing.get(next) ?? 1) - 1;
  if (missing > 0) timing.missing.set(next, missing);
  else timing.missing.delete(next);
  return true;
}

function medianStep(time: Float64Array, rows: Int32Array): number {
  const times = new Float64Array(rows.length);
  rows.forEach((row, i) => times[i] = time[row]);
  const steps = times.map((t, i) => i === 0 ? 0 : t - times[i - 1]).filter((d) => d > 0).sort();
  return steps.length < 2 ? NaN : steps[steps.length >> 1];
}

/** The time that a row covers, s. */
function coverOf(
  { columns: { duration, enabled, running } }: Capture,
  series: Series,
  step: number,
): (row: number) => number {
  const cpus = cpusOf({ duration, enabled, running }, series, step);
  const wanted = enabled ?? running;
  const byDuration = (row: number) => duration?.[row] ?? step;
  if (cpus === null || wanted === undefined) return byDuration;
  // An interval that was not counted has no run time.
  return (row) => Number.isNaN(wanted[row]) ? byDuration(row) : wanted[row] / cpus;
}
