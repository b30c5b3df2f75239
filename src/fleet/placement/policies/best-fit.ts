import type { PlacementPolicy } from "./placement-policy.ts";

/**
 * Best fit: of the hosts that fit, the one with the fewest free cores, then the first. Leaves the
 * largest gaps for what comes later; asks every host, O(hosts) a choice.
 */
export function bestFit(): PlacementPolicy {
  return {
    name: "best fit",
    start(hosts) {
      const { freeCores, count } = hosts;
      return {
        choose(cores, memory, bandwidth) {
          let best = -1, fewest = Infinity;
          for (let host = 0; host < count; host++) {
            const free = freeCores[host];
            if (free >= fewest || !hosts.fits(host, cores, memory, bandwidth)) continue;
            best = host;
            fewest = free;
            if (free === cores) break; // none is better
          }
          return best;
        },
        update() {},
      };
    },
  };
}
