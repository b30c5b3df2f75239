/** Random: any of them, with equal chance. Each sees a thinned stream of requests: n M/M/1 queues. */
import type { BalancerFactory } from "./balancer.ts";

export function randomChoice(): BalancerFactory {
  return {
    name: "random",
    start: (random) => ({ choose: (candidates) => candidates[random.integer(candidates.length)] }),
  };
}
