/**
 * Poisson sampling: exponential gaps, so an instant is sampled whatever was sampled before.
 *
 *     tᵢ₊₁ = tᵢ + E/λ,      E ~ Exp(1)
 *
 * No load can be in step with it, and no adversary can foresee it; arrivals that are Poisson see time
 * averages. It pays with a number of samples that varies as well as their places:
 *
 *     Var[Σ f/λ] = ∫ f² dt / λ          against   n σ²/λ²   for a fixed number n
 *
 * Source: Wolff, "Poisson arrivals see time averages", Operations Research 30(2):223–231, 1982;
 * Masry, IEEE Trans. Information Theory 24(3):317–324, 1978, on alias-free sampling.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireRate } from "./rate.ts";

export interface PoissonOptions {
  /** λ: samples per second, > 0. */
  readonly rate: number;
}

/** Throws a RangeError unless rate is positive and finite. */
export function poisson({ rate }: PoissonOptions): SamplingPlan {
  requireRate("poisson", rate);
  const period = 1 / rate;
  return {
    name: "poisson",
    isUnbiased: true,
    intensity: () => rate,
    rate,
    dependence: { kind: "independent" },
    start(random: Random, from: number) {
      let t = from;
      return {
        weight: period,
        next: () => t += random.exponential() * period,
        fill(times, weights) {
          let now = t; // a local stays unboxed in V8, the closure's does not
          for (let k = 0; k < times.length; k++) times[k] = now += random.exponential() * period;
          t = now;
          weights.fill(period);
        },
      };
    },
  };
}
