import { FitTree } from "../fit-tree.ts";
import type { PlacementPolicy } from "./placement-policy.ts";

/**
 * Worst fit: of the hosts that fit, the one with the most free cores, then the first. Spreads the load;
 * what CloudSim Plus does unless told otherwise.
 *
 * The tree of maxima is searched from the side with more free cores, and a subtree that has no more
 * than the best host so far is passed over: O(log hosts) as long as cores are what is scarce.
 */
export function worstFit(): PlacementPolicy {
  return {
    name: "worst fit",
    start(hosts) {
      const tree = new FitTree(hosts);
      const search = (
        node: number,
        best: number, // leaf of the best host so far, 0 before there is one
        cores: number,
        memory: number,
        bandwidth: number,
      ): number => {
        const free = tree.cores;
        // of hosts with as many free cores the first is chosen
        const canBeBetter = best === 0 || free[node] > free[best] ||
          (free[node] === free[best] && firstLeaf(node, tree.leaves) < best);
        if (!canBeBetter || !tree.mayFit(node, cores, memory, bandwidth)) return best;
        if (node >= tree.leaves) return node;
        const left = 2 * node, right = left + 1;
        const isRightFirst = free[right] > free[left];
        const near = search(isRightFirst ? right : left, best, cores, memory, bandwidth);
        return search(isRightFirst ? left : right, near, cores, memory, bandwidth);
      };
      return {
        choose(cores, memory, bandwidth) {
          const leaf = search(1, 0, cores, memory, bandwidth);
          return leaf === 0 ? -1 : leaf - tree.leaves;
        },
        update: (host) => tree.update(host),
      };
    },
  };
}

function firstLeaf(node: number, leaves: number): number {
  let leaf = node;
  while (leaf < leaves) leaf *= 2;
  return leaf;
}
