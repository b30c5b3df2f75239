/** Threshold: one instance more above `high`, one less below `low`. */
import { within } from "../../parameter.ts";
import type { ScalingPolicyFactory } from "./scaling-policy.ts";

export interface ThresholdOptions {
  /** Utilisation in [0, 1]; 0.3 and 0.7 unless told. */
  readonly low?: number;
  readonly high?: number;
}

/** Throws a RangeError unless 0 ≤ low ≤ high ≤ 1. */
export function threshold({ low = 0.3, high = 0.7 }: ThresholdOptions = {}): ScalingPolicyFactory {
  within("threshold", "high", high, 0, 1);
  within("threshold", "low", low, 0, high);
  return () => ({
    name: "threshold",
    decide: ({ instances, utilisation }) =>
      utilisation > high ? instances + 1 : utilisation < low ? instances - 1 : instances,
  });
}
