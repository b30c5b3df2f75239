import type { PlacementPolicy } from "./placement-policy.ts";

/** So many hosts are asked at random before all are asked in turn. */
const tries = 32;

/**
 * Random fit: a host drawn evenly from those that fit.
 *
 * Hosts drawn from all until one fits are drawn evenly from those that fit (rejection); where few fit
 * that takes long, so after 32 draws all hosts are asked and one of those that fit is drawn. Draws
 * from the policy's own stream only.
 */
export function randomFit(): PlacementPolicy {
  return {
    name: "random fit",
    start(hosts, random) {
      return {
        choose(cores, memory, bandwidth) {
          for (let i = 0; i < tries; i++) {
            const host = random.integer(hosts.count);
            if (hosts.fits(host, cores, memory, bandwidth)) return host;
          }
          let chosen = -1, fitting = 0;
          for (let host = 0; host < hosts.count; host++) {
            if (!hosts.fits(host, cores, memory, bandwidth)) continue;
            if (random.integer(++fitting) === 0) chosen = host;
          }
          return chosen;
        },
        update() {},
      };
    },
  };
}
