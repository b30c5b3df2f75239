import { FitTree } from "../fit-tree.ts";
import type { PlacementPolicy } from "./placement-policy.ts";

/**
 * First fit: the first host, by number, that fits. Fills hosts from the first on and leaves the last
 * ones empty; O(log hosts) a choice (fit-tree.ts).
 *
 * At most 1.7 times as many hosts of one kind as need be, in the limit, with one resource: Johnson et
 * al., SIAM Journal on Computing 3(4):299–325, 1974.
 */
export function firstFit(): PlacementPolicy {
  return {
    name: "first fit",
    start(hosts) {
      const tree = new FitTree(hosts);
      return {
        choose: (cores, memory, bandwidth) => tree.first(cores, memory, bandwidth),
        update: (host) => tree.update(host),
      };
    },
  };
}
