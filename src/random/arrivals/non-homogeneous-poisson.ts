import { positive } from "../parameter.ts";
import type { ArrivalProcess } from "./arrival-process.ts";

export interface NonHomogeneousPoissonOptions {
  /** λ(t) ≥ 0: arrivals per second at t seconds after the start */
  rateAt: (t: number) => number;
  /** λ*: what λ(t) never exceeds, in 1/s; the closer, the fewer points are thrown away */
  maximumRate: number;
  /** the long-run mean of λ(t), in 1/s; it is only reported, as `rate` */
  meanRate: number;
}

/**
 * The Poisson process with rate λ(t), by thinning: a point at t of a Poisson process with rate λ* is
 * kept with probability λ(t)/λ*. `next` throws a RangeError where λ(t) is outside [0, λ*].
 *
 * λ(t) must not stay at 0 for good: `next` would look for an arrival without end.
 *
 * Method: Lewis & Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", Naval
 * Research Logistics Quarterly 26(3):403–413, 1979.
 */
export function nonHomogeneousPoisson(
  { rateAt, maximumRate, meanRate }: NonHomogeneousPoissonOptions,
): ArrivalProcess {
  positive("nonHomogeneousPoisson", "maximumRate", maximumRate);
  positive("nonHomogeneousPoisson", "meanRate", meanRate);
  return {
    name: `non-homogeneous poisson(mean rate ${meanRate}, at most ${maximumRate})`,
    rate: meanRate,
    start(random) {
      let t = 0;
      return {
        next() {
          for (;;) {
            t += random.exponential() / maximumRate;
            const rate = rateAt(t);
            if (!(rate >= 0 && rate <= maximumRate)) {
              throw new RangeError(
                `nonHomogeneousPoisson: rateAt must be in [0, ${maximumRate}] /s, ` +
                  `got ${rate} at t = ${t} s`,
              );
            }
            if (random.uniform() * maximumRate < rate) return t;
          }
        },
      };
    },
  };
}
