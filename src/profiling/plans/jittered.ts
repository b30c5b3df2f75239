/**
 * Jittered sampling: a grid from a random start, each instant of which is moved a little.
 *
 *     tᵢ = from + (u + i + J (Uᵢ − ½)) T,      u, Uᵢ ~ U[0, 1),   0 < J ≤ 1
 *
 * The jitter multiplies the alias of a frequency f by sinc(f J T), and puts the rest of its power
 * into noise: at J = 1 every multiple of the rate is wiped out, at J = 0.1 the first one loses 1.6 %
 * of its amplitude. So a little jitter, as timers have it, does not cure lockstep.
 *
 * Source: Balakrishnan, IRE Trans. Information Theory 8(3):226–236, 1962; Cook, ACM Trans. Graphics
 * 5(1):51–72, 1986, §3.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requireRate } from "./rate.ts";

export interface JitteredOptions {
  /** Samples per second, > 0. */
  readonly rate: number;
  /** J: width of the jitter as a share of the period, in (0, 1]. */
  readonly jitter?: number;
  /** The same in seconds, at most the period. */
  readonly jitterSeconds?: number;
}

/** Throws a RangeError for a rate that is none, and unless just one jitter is given, in its range. */
export function jittered(options: JitteredOptions): SamplingPlan {
  const { rate, jitter, jitterSeconds } = options;
  requireRate("jittered", rate);
  if ((jitter === undefined) === (jitterSeconds === undefined)) {
    throw new RangeError("jittered: give either jitter, a share, or jitterSeconds");
  }
  const J = jitter ?? (jitterSeconds as number) * rate;
  if (!(J > 0 && J <= 1)) {
    throw new RangeError(
      `jittered: the jitter must be above 0 and at most the period, got ${J} of it`,
    );
  }
  const period = 1 / rate;
  return {
    name: `jittered ${Number((100 * J).toPrecision(3))} %`,
    isUnbiased: true,
    intensity: () => rate,
    rate,
    dependence: { kind: "ordered" },
    start(random: Random, from: number) {
      // From one period early, without what falls before the start: as if it had always run.
      const origin = from + (random.uniform() - J / 2) * period;
      let i = -1;
      const draw = () => {
        for (;;) {
          const t = origin + (i++ + J * random.uniform()) * period;
          if (t >= from) return t;
        }
      };
      return {
        weight: period,
        next: draw,
        fill(times, weights) {
          for (let k = 0; k < times.length; k++) times[k] = draw();
          weights.fill(period);
        },
      };
    },
  };
}
