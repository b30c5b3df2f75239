/** The scaling policies by name: the list that tests and scenarios read. */
import { predictive } from "./predictive.ts";
import type { ScalingPolicyFactory } from "./scaling-policy.ts";
import { targetTracking } from "./target-tracking.ts";
import { threshold } from "./threshold.ts";

export const scalingPolicies = {
  "threshold": threshold(),
  "target tracking": targetTracking(),
  "predictive": predictive({ ahead: 45 }),
} as const satisfies Readonly<Record<string, ScalingPolicyFactory>>;
