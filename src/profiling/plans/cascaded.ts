/**
 * Cascaded rates: a slow clock starts bursts of a fast one, within which there may be faster bursts.
 *
 *     tᵢⱼ = from + (u + i) T₁ + j T₂,      j = 0 … m − 1,      m T₂ ≤ T₁
 *
 * The fast clock shows short periods, the slow one covers much time at little cost. It is cluster
 * sampling: what one burst sees is alike, so n samples in bursts of m are worth n/(1 + (m − 1) ρ)
 * samples anywhere, with ρ the correlation within a burst. Unbiased from a random start.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 9 and §9.4 (design effect).
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireRate } from "./rate.ts";

export interface CascadedOptions {
  /** Bursts per second, > 0. */
  readonly burstRate: number;
  /** m: samples in a burst, a whole number ≥ 2. */
  readonly burstSize: number;
  /** Samples per second within a burst, > 0. */
  readonly rate: number;
}

/** Throws a RangeError where a burst would not end before the next begins. */
export function cascaded({ burstRate, burstSize, rate: fast }: CascadedOptions): SamplingPlan {
  requireRate("cascaded", fast);
  requireRate("cascaded", burstRate);
  if (!(Number.isInteger(burstSize) && burstSize >= 2)) {
    throw new RangeError(`cascaded: burstSize must be a whole number >= 2, got ${burstSize}`);
  }
  const slow = 1 / burstRate, step = 1 / fast;
  if (!(burstSize * step <= slow)) {
    throw new RangeError(
      `cascaded: a burst of ${burstSize} samples at ${fast}/s takes ${burstSize * step} s, ` +
        `longer than the ${slow} s from one burst to the next`,
    );
  }
  const rate = burstRate * burstSize;
  return {
    name: "cascaded",
    isUnbiased: true,
    intensity: () => rate,
    rate,
    dependence: { kind: "clustered", size: burstSize },
    start(random: Random, from: number) {
      // A burst that began before the start goes on after it: as if it had always run.
      const origin = from + (random.uniform() - 1) * slow;
      let i = 0, j = 0;
      const next = () => {
        for (;;) {
          const t = origin + i * slow + j * step;
          if (++j === burstSize) {
            j = 0;
            i++;
          }
          if (t >= from) return t;
        }
      };
      return {
        weight: 1 / rate,
        next,
        fill(times, weights) {
          for (let k = 0; k < times.length; k++) times[k] = next();
          weights.fill(1 / rate);
        },
      };
    },
  };
}
