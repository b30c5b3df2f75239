/**
 * Least loaded: where the fewest requests are out, as the caller knows without delay; equals take turns.
 */
import { type BalancerFactory, leastLoaded } from "./balancer.ts";

export function leastLoad(): BalancerFactory {
  return {
    name: "least loaded",
    start() {
      let turn = 0;
      return {
        choose(candidates) {
          const best = leastLoaded(candidates, turn);
          turn = best + 1;
          return candidates[best];
        },
      };
    },
  };
}
