/**
 * Works of tasks in the manner of a capture: what a counter counted in each of its intervals, as a law
 * scaled to a mean.
 *
 * A work is drawn as one of the counts, all with equal chance, so works vary as the program's demand
 * varied: their coefficient of variation, skewness and extremes are the capture's. How long the
 * intervals were is not kept, nor in which order the counts came.
 */
import { type Capture, intervalsOf } from "../../captures/mod.ts";
import { type Distribution, empirical } from "../../random/mod.ts";
import { positive } from "../parameter.ts";

export interface WorksOptions {
  /** Counter of CPU time or of cycles; `task-clock` unless told. */
  readonly event?: string;
  /** Mean work, s. */
  readonly mean: number;
}

/**
 * Throws a CaptureError where the capture has no such counter, and a RangeError for a mean that is not
 * above 0 or a counter that counted nothing.
 */
export function worksOfCapture(capture: Capture, options: WorksOptions): Distribution {
  const { event = "task-clock", mean } = options;
  positive("worksOfCapture", "mean", mean);
  const counts = intervalsOf(capture, { event }).map(({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) {
    throw new RangeError(`worksOfCapture: "${event}" of capture "${capture.name}" counted nothing`);
  }
  const scale = mean * counts.length / total;
  return empirical({ data: counts.map((count) => scale * count) });
}
