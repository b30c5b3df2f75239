/**
 * Target tracking: as many instances as would bring the utilisation to the target.
 *
 *     n' = ⌈n · u / target⌉,     unchanged where |u/target − 1| ≤ tolerance
 *
 * Source: the Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details (tolerance 0.1).
 */
import { nonNegative, within } from "../../parameter.ts";
import type { ScalingPolicyFactory } from "./scaling-policy.ts";

export interface TargetTrackingOptions {
  /** Utilisation in (0, 1]; 0.6 unless told. */
  readonly target?: number;
  /** 0.1 unless told. */
  readonly tolerance?: number;
}

/** Throws a RangeError for options out of range. */
export function targetTracking(options: TargetTrackingOptions = {}): ScalingPolicyFactory {
  const { target = 0.6, tolerance = 0.1 } = options;
  within("targetTracking", "target", target, Number.MIN_VALUE, 1);
  nonNegative("targetTracking", "tolerance", tolerance);
  return () => ({
    name: "target tracking",
    decide({ instances, utilisation }) {
      const ratio = utilisation / target;
      return Math.abs(ratio - 1) <= tolerance ? instances : instances * ratio;
    },
  });
}
