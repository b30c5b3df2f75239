/**
 * Power of d choices: the least loaded of d taken at random, with replacement.
 *
 * For many instances, Poisson requests at load λ < 1 and exponential works, the share of instances with
 * at least k requests is
 *
 *     sₖ = λ^((dᵏ − 1)/(d − 1)),     mean stay = Σₖ₌₁ sₖ / λ      in mean works
 *
 * a tail that falls doubly exponentially, where one choice (d = 1) gives λᵏ.
 *
 * Source: Mitzenmacher, IEEE Trans. Parallel and Distributed Systems 12(10):1094–1104, 2001, equation
 * (2) and corollary; Vvedenskaya, Dobrushin and Karpelevich, Problems of Information Transmission
 * 32(1), 1996.
 */
import { pow } from "../../../math/mod.ts";
import { wholeNumber } from "../../parameter.ts";
import type { BalancerFactory } from "./balancer.ts";

/** Throws a RangeError unless d is a whole number ≥ 1. */
export function powerOfD(d = 2): BalancerFactory {
  wholeNumber("powerOfD", "d", d, 1);
  return {
    name: `best of ${d}`,
    start: (random) => ({
      choose(candidates) {
        let best = candidates[random.integer(candidates.length)];
        for (let k = 1; k < d; k++) {
          const other = candidates[random.integer(candidates.length)];
          if (other.load < best.load) best = other;
        }
        return best;
      },
    }),
  };
}

/**
 * sₖ for k = 0, 1, … until it is below 1e-12: the shares of many instances with at least k requests.
 * Throws a RangeError unless 0 ≤ load < 1 and d is a whole number ≥ 1.
 */
export function powerOfDTail(load: number, d = 2): number[] {
  if (!(load >= 0 && load < 1)) {
    throw new RangeError(`powerOfDTail: load must be in [0, 1), got ${load}`);
  }
  wholeNumber("powerOfDTail", "d", d, 1);
  const tail = [1];
  // the exponents are 1, 1 + d, 1 + d + d², …: (dᵏ − 1)/(d − 1), also for d = 1
  for (let exponent = 1; tail[tail.length - 1] > 1e-12; exponent = 1 + d * exponent) {
    tail.push(pow(load, exponent));
  }
  return tail;
}
