/**
 * Importance sampling of time: more samples where much is expected, each with weight 1/λ.
 *
 *     λ(t) = r (ε + (1 − ε) a(t)/ā),      w = 1/λ
 *
 * a(t) is any cheap sign of activity with mean ā, ε a floor that keeps λ above 0, without which what
 * happens while a = 0 would be missed. Instants are Poisson in operational time. For a total
 *
 *     Var = ∫ f²/λ dt,      least where λ ∝ |f|
 *
 * Source: Kahn and Marshall, Journal of the Operations Research Society of America 1(5):263–278, 1953;
 * Owen, Monte Carlo Theory, Methods and Examples, §9.1 (the floor is its defensive mixture, §9.11).
 */
import type { Random } from "../../random/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { operationalClock, requireStepped } from "./operational-time.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface ImportanceOptions {
  /** r: samples per second in the long run, > 0. */
  readonly rate: number;
  /** a(t) ≥ 0: a cheap sign of what is to be measured; stepped. */
  readonly activity: Signal;
  /** ā: its mean over time, > 0. */
  readonly mean: number;
  /** ε: the rate where nothing is active, as a share of r, in (0, 1]; 0.1 unless told. */
  readonly floor?: number;
}

/** Throws a RangeError for numbers out of range and an activity that is not stepped. */
export function importance(options: ImportanceOptions): SamplingPlan {
  const { rate, activity, mean, floor = 0.1 } = options;
  requireRate("importance", rate);
  requirePositive("importance", "mean", mean);
  if (!(floor > 0 && floor <= 1)) {
    throw new RangeError(`importance: floor must be in (0, 1], got ${floor}`);
  }
  requireStepped("importance", "activity", activity);
  const rateAt = (t: number) => rate * (floor + (1 - floor) * activity.at(t) / mean);
  const intensity: Signal = {
    isStepped: true,
    at: rateAt,
    nextChange: (t) => activity.nextChange(t),
    integral: (from, to) =>
      rate * (floor * (to - from) + (1 - floor) * activity.integral(from, to) / mean),
  };
  return {
    name: "importance",
    isUnbiased: true,
    intensity: rateAt,
    rate,
    dependence: { kind: "independent" },
    start(random: Random, from: number) {
      const clock = operationalClock(intensity, 1, from);
      let weight = NaN;
      return {
        get weight() {
          return weight;
        },
        next() {
          const t = clock.advance(random.exponential());
          weight = t === Infinity ? NaN : 1 / rateAt(t);
          return t;
        },
      };
    },
  };
}
