/** The course of one event in a log of multiplexed counts: what all estimators of totals read. */
import type { MultiplexLog } from "../multiplex.ts";

export interface CountedCourse {
  /** Lengths of the intervals, s, (n). */
  readonly lengths: Float64Array;
  /** Events counted in each, (n); NaN where the event had no counter. */
  readonly counts: Float64Array;
}

/**
 * The course of column `column` of the log; null where it was never counted, what perf prints as
 * `<not counted>`. Throws a RangeError where there is no such column.
 */
export function countedCourse(log: MultiplexLog, column: number): CountedCourse | null {
  const { events, edges, counts } = log;
  const width = events.length, n = edges.length - 1;
  if (!(Number.isInteger(column) && column >= 0 && column < width)) {
    throw new RangeError(
      `countedCourse: column must be a whole number in [0, ${width}), got ${column}`,
    );
  }
  const course = Float64Array.from({ length: n }, (_, i) => counts[i * width + column]);
  if (course.every(Number.isNaN)) return null;
  const lengths = Float64Array.from({ length: n }, (_, i) => edges[i + 1] - edges[i]);
  return { lengths, counts: course };
}
