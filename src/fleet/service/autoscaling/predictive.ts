/**
 * Predictive: target tracking on the load that will be there when a new instance is up.
 *
 * The demand d = n · u (busy instances) is followed by double exponential smoothing and read `ahead`
 * seconds into the future:
 *
 *     level  ℓ ← α d + (1 − α)(ℓ + b Δt)
 *     trend  b ← β (ℓ − ℓ_before)/Δt + (1 − β) b,     n' = ⌈max(d, ℓ + b · ahead) / target⌉
 *
 * A start-up delay costs nothing while the trend holds; what the trend does not know, a jump, costs as
 * much as with target tracking.
 *
 * Source: Holt, ONR Research Memorandum 52, 1957, reprinted in International Journal of Forecasting
 * 20(1):5–10, 2004.
 */
import { nonNegative, within } from "../../parameter.ts";
import type { ScalingPolicyFactory } from "./scaling-policy.ts";

export interface PredictiveOptions {
  /** s; the start-up delay and an interval are usual. */
  readonly ahead: number;
  /** Utilisation in (0, 1]; 0.6 unless told. */
  readonly target?: number;
  /** α and β in (0, 1]; 0.5 and 0.3 unless told. */
  readonly levelGain?: number;
  readonly trendGain?: number;
}

/** Throws a RangeError for options out of range. */
export function predictive(options: PredictiveOptions): ScalingPolicyFactory {
  const { ahead, target = 0.6, levelGain: alpha = 0.5, trendGain: beta = 0.3 } = options;
  nonNegative("predictive", "ahead", ahead);
  within("predictive", "target", target, Number.MIN_VALUE, 1);
  within("predictive", "levelGain", alpha, Number.MIN_VALUE, 1);
  within("predictive", "trendGain", beta, Number.MIN_VALUE, 1);
  return () => {
    let level = NaN, trend = 0, before = NaN; // demand; per s; s
    return {
      name: "predictive",
      decide({ now, instances, utilisation }) {
        const demand = instances * utilisation;
        if (Number.isNaN(level)) level = demand;
        else {
          const dt = now - before, last = level;
          level = alpha * demand + (1 - alpha) * (level + trend * dt);
          trend = beta * (level - last) / dt + (1 - beta) * trend;
        }
        before = now;
        return Math.max(demand, level + trend * ahead) / target;
      },
    };
  };
}
