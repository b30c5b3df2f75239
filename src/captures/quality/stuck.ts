/**
 * Stuck counters: the same value again and again where values otherwise differ.
 *
 * With p the chance that a value is followed by an equal one, chance makes a run of r equal values
 * among n in about n pʳ⁻¹ of captures. p is the share of equal neighbours elsewhere in the series,
 * or the share of this very value, whichever is larger. Counters of few steps repeat themselves
 * often, so p is large and only long runs are told; counters of millions never do, and five are
 * enough.
 *
 * Zeros come in pauses, so chance says nothing about them. They are told only as the one run of
 * zeros of a counter whose other values are all large.
 */
import type { Capture, Finding } from "../model/capture.ts";
import { pow } from "../../math/mod.ts";
import type { Series } from "./series.ts";
import { thresholds } from "./thresholds.ts";

interface Run {
  readonly start: number; // index into the series
  readonly length: number;
  readonly value: number;
}

/** What counters count in, by unit: lines of 64 B, the energy unit of RAPL. */
const steps: Readonly<Record<string, number>> = { "": 1, B: 64, J: 1 / 0x4000 };

export function checkStuck({ columns: { time, value } }: Capture, series: Series): Finding[] {
  const { rows, event, unit, isCounter } = series;
  if (!isCounter) return []; // a gauge, such as a temperature, may well rest
  const runs = runsOf(rows, value);
  const counts = runs.filter((run) => run.value !== 0); // pauses are no sign of a coarse counter
  const size = (runs: readonly Run[]) => runs.reduce((total, run) => total + run.length, 0);
  const n = size(counts), equalPairs = n - counts.length;
  const occurrences = new Map<number, number>();
  for (const { value, length } of counts) {
    occurrences.set(value, (occurrences.get(value) ?? 0) + length);
  }
  const stuck = counts.filter(({ value, length }) => {
    if (length < thresholds.shortestRun) return false;
    const pairs = equalPairs - (length - 1), same = (occurrences.get(value) ?? 0) - length;
    const p = Math.min(1, (Math.max(pairs, same) + 1) / n); // one more than seen: p is never 0
    return n * pow(p, length - 1) < thresholds.chanceOfRun;
  });
  const zeros = runs.filter((run) => run.value === 0);
  const isLone = zeros.length === 1 && zeros[0].length >= thresholds.shortestRun;
  if (isLone && noCountIsSmall(rows, value, steps[unit] ?? 1)) stuck.push(zeros[0]);
  if (stuck.length === 0) return [];
  const { start, length, value: held } = stuck[0];
  return [{
    check: "stuck",
    severity: "warning",
    message: `${length} intervals in a row from ${time[rows[start]]} s read ${held}` +
      (stuck.length > 1 ? `, and ${stuck.length - 1} more such runs` : "") +
      ": the counter stood still or was read from a cache",
    count: size(stuck),
    event,
  }];
}

function runsOf(rows: Int32Array, value: Float64Array): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && value[rows[end]] === value[rows[start]]) end++;
    runs.push({ start, length: end - start, value: value[rows[start]] });
    start = end;
  }
  return runs;
}

/** Whether no count but 0 comes near 0. */
function noCountIsSmall(rows: Int32Array, value: Float64Array, step: number): boolean {
  const least = rows.reduce((l, row) => value[row] > 0 ? Math.min(l, value[row]) : l, Infinity);
  return least > thresholds.stepsFromZero * step;
}
