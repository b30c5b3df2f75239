/**
 * LRU: the key that was not used for the longest time goes.
 *
 * Under independent references (requests for key i at rate λᵢ, Poisson), Che's approximation gives the
 * hit ratio: see che.ts.
 */
import { wholeNumber } from "../../parameter.ts";
import type { CacheFactory } from "./cache.ts";

/** @param capacity keys; throws a RangeError unless it is a whole number ≥ 1 */
export function lru(capacity: number): CacheFactory {
  wholeNumber("lru", "capacity", capacity, 1);
  return () => {
    const keys = new Set<number>(); // in the order of their last use
    return {
      get size() {
        return keys.size;
      },
      get(key) {
        if (!keys.delete(key)) return false;
        keys.add(key);
        return true;
      },
      put(key) {
        keys.delete(key);
        keys.add(key);
        if (keys.size > capacity) keys.delete(keys.values().next().value!);
      },
    };
  };
}
