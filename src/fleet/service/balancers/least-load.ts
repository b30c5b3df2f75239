/**
 * Least loaded: where the fewest requests are out, as the caller knows without delay. Equals take turns:
 * the first of a fixed order would get all the work of a quiet service.
 */
import { type BalancerFactory, leastLoaded } from "./balancer.ts";

export function leastLoad(): BalancerFactory {
  return {
    name: "least loaded",
    start() {
      let turn = 0;
      return {
        choose(candidates) {
          const { load } = leastLoaded(candidates);
          const n = candidates.length;
          for (let k = 0; k < n; k++) {
            const candidate = candidates[(turn + k) % n];
            if (candidate.load > load) continue;
            turn = (turn + k + 1) % n;
            return candidate;
          }
          return candidates[0];
        },
      };
    },
  };
}
