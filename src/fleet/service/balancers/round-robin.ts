/** Round robin: one after the other, whatever their load. */
import type { BalancerFactory } from "./balancer.ts";

export function roundRobin(): BalancerFactory {
  return {
    name: "round robin",
    start() {
      let turn = 0;
      return { choose: (candidates) => candidates[turn++ % candidates.length] };
    },
  };
}
