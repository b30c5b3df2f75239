/**
 * Trigger: a sample whenever a signal rises through a threshold, and at no other time.
 *
 * It catches every such event, however rare, at the cost of nothing in between. As an estimate of a
 * mean over time it is biased without bound, since it only looks when the trigger is up: each sample
 * is given the time since the one before, for want of better. Use it beside a timer (hybrid.ts), or to
 * count events.
 *
 * Source: level-crossing ("send on delta") sampling, Miskowicz, Sensors 6(1):49–63, 2006.
 */
import type { Signal } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireStepped } from "./operational-time.ts";
import { requireRate } from "./rate.ts";

export interface TriggerOptions {
  /** What is watched; stepped. */
  readonly signal: Signal;
  /** The value that it has to rise to or above, in its unit. */
  readonly threshold: number;
  /** Samples per second expected in the long run. */
  readonly rate: number;
}

/** Throws a RangeError for a threshold that is not finite and a signal that is not stepped. */
export function trigger({ signal, threshold, rate }: TriggerOptions): SamplingPlan {
  if (!Number.isFinite(threshold)) {
    throw new RangeError(`trigger: threshold must be finite, got ${threshold}`);
  }
  requireRate("trigger", rate);
  requireStepped("trigger", "signal", signal);
  return {
    name: "trigger",
    isUnbiased: false,
    intensity: null,
    rate,
    dependence: { kind: "ordered" },
    start(_, from) {
      let t = from, before = from, weight = NaN;
      return {
        get weight() {
          return weight;
        },
        next() {
          let isAbove = signal.at(t) >= threshold;
          for (;;) {
            t = signal.nextChange(t);
            if (t === Infinity) return Infinity;
            const isNow = signal.at(t) >= threshold;
            if (isNow && !isAbove) break;
            isAbove = isNow;
          }
          weight = t - before;
          before = t;
          return t;
        },
      };
    },
  };
}
