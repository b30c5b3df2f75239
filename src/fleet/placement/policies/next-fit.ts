import { FitTree } from "../fit-tree.ts";
import type { PlacementPolicy } from "./placement-policy.ts";

/**
 * Next fit: the first host that fits from the one chosen last on, once around. Spreads machines that
 * come one after the other over neighbours; O(log hosts) a choice.
 */
export function nextFit(): PlacementPolicy {
  return {
    name: "next fit",
    start(hosts) {
      const tree = new FitTree(hosts);
      let last = 0;
      return {
        choose(cores, memory, bandwidth) {
          const ahead = tree.first(cores, memory, bandwidth, last);
          const host = ahead >= 0 ? ahead : tree.first(cores, memory, bandwidth);
          if (host >= 0) last = host;
          return host;
        },
        update: (host) => tree.update(host),
      };
    },
  };
}
