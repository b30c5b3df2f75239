/**
 * Hybrid: several plans at once, a timer and an event overflow, say; whichever is due samples.
 *
 *     λ(t) = Σ λₖ(t),      w = 1/λ
 *
 * The timer keeps λ above 0 where there are no events, so the whole is unbiased though the overflow is
 * not; the overflow sees the bursts that the timer falls between.
 *
 * Source: superposition of point processes, Daley and Vere-Jones, An Introduction to the Theory of Point
 * Processes, 2nd edition, Springer 2003, §11.2; the multiple-frame estimator of Hartley, Proceedings of
 * the Social Statistics Section, ASA 1962.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";

/**
 * Throws a RangeError for fewer than two plans, and for one that has no intensity of its own: what it
 * follows would have to be known wherever another plan samples.
 */
export function hybrid(...plans: readonly SamplingPlan[]): SamplingPlan {
  if (plans.length < 2) {
    throw new RangeError(`hybrid: needs two plans or more, got ${plans.length}`);
  }
  const densities = plans.map(({ name, intensity }) => {
    if (intensity === null) {
      throw new RangeError(`hybrid: ${name} has no intensity that can be told beforehand`);
    }
    return intensity;
  });
  const intensity = (t: number) => densities.reduce((sum, density) => sum + density(t), 0);
  return {
    name: plans.map(({ name }) => name).join(" + "),
    isUnbiased: plans.some(({ isUnbiased }) => isUnbiased),
    intensity,
    rate: plans.reduce((sum, { rate }) => sum + rate, 0),
    dependence: { kind: "independent" },
    start(random: Random, from: number) {
      const samplers = plans.map((plan, k) => plan.start(random.stream(k), from));
      const due = samplers.map((sampler) => sampler.next(from, null));
      let weight = NaN;
      return {
        get weight() {
          return weight;
        },
        next() {
          let first = 0;
          for (let k = 1; k < due.length; k++) if (due[k] < due[first]) first = k;
          const t = due[first];
          if (t === Infinity) return Infinity;
          due[first] = samplers[first].next(t, null);
          weight = 1 / intensity(t);
          return t;
        },
      };
    },
  };
}
