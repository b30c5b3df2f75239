/**
 * Locality: the least loaded instance of the caller's own zone, until those have `spill` requests each
 * more than the least loaded anywhere; then that one.
 *
 * Short ways as long as they are not paid for by queues. With spill = Infinity a zone never helps
 * another while it has an instance of its own.
 */
import { type BalancerFactory, leastLoaded } from "./balancer.ts";

/** Throws a RangeError for a spill below 0. */
export function locality({ spill = 4 }: { readonly spill?: number } = {}): BalancerFactory {
  if (!(spill >= 0)) throw new RangeError(`locality: spill must be >= 0, got ${spill}`);
  return {
    name: "locality",
    start() {
      let turn = 0;
      return {
        choose(candidates, _request, zone) {
          const anywhere = candidates[leastLoaded(candidates, turn++)];
          const near = candidates.filter((candidate) => candidate.zone === zone);
          if (near.length === 0) return anywhere;
          const own = near[leastLoaded(near, turn)];
          return own.load <= anywhere.load + spill ? own : anywhere;
        },
      };
    },
  };
}
