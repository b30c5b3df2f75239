/**
 * How our replications agree with the five runs of the original.
 *
 *     (our mean − theirs) / (half of our 95 % t interval + half of theirs)      within ±1 they overlap
 *
 * Of service time and utilisation only the means of the five runs are known. Their interval is then the
 * one that five of our replications would have.
 */
import { halfWidth, meanInterval, tQuantile } from "../../src/stats/mod.ts";
import { type FiveRuns, runs } from "./five-runs.ts";

export type ComparedMeasure = "failed" | "service" | "utilisation";

/** @param sample the measure in our replications, two at least */
export function agreement(
  original: FiveRuns,
  measure: ComparedMeasure,
  sample: readonly number[],
): number {
  const ours = meanInterval(sample);
  const theirs = measure === "failed"
    ? halfOfFailed(original)
    : halfWidth(ours) * Math.sqrt(sample.length / runs);
  return (ours.value - original[measure]) / (halfWidth(ours) + theirs);
}

/** Half of the 95 % t interval of the original's failed tasks. */
export function halfOfFailed({ failedSd }: FiveRuns): number {
  return tQuantile(0.975, runs - 1) * failedSd / Math.sqrt(runs);
}
