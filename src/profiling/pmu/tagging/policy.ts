/** What a tagging policy is: which instruction gets the sample that is due in a cycle. */
import type { Random } from "../../../random/mod.ts";
import type { CommitTrace } from "../core/pipeline.ts";

export interface TaggingPolicy {
  /** As tables and figures call it: `next committed`. */
  readonly name: string;
  /** What hardware or method does it, in a few words. */
  readonly asIn: string;
  /**
   * Adds a sample of weight 1, due in `cycle`, to the profile by static instruction; adds nothing
   * where the sample is lost.
   */
  tag(trace: CommitTrace, cycle: number, profile: Float64Array, random: Random): void;
}

/** The first place in the non-decreasing row whose value is ≥ x; its length where there is none. */
export function firstFrom(row: Int32Array, x: number): number {
  let low = -1, high = row.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (row[middle] >= x) high = middle;
    else low = middle;
  }
  return high;
}
