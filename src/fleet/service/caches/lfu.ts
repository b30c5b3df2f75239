/**
 * LFU: the key that was used least often since it came goes; of equals, the one that was used first.
 *
 * Counts end with the key's stay ("in-cache" LFU), so a key that has become popular has to work its way
 * up against those that were. Constant time: keys stand in lists by their count.
 *
 * Method: Shah, Mitra and Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme",
 * 2010.
 */
import { wholeNumber } from "../../parameter.ts";
import type { CacheFactory } from "./cache.ts";

/** @param capacity keys; throws a RangeError unless it is a whole number ≥ 1 */
export function lfu(capacity: number): CacheFactory {
  wholeNumber("lfu", "capacity", capacity, 1);
  return () => {
    const uses = new Map<number, number>();
    const keysUsed = new Map<number, Set<number>>(); // by number of uses
    let fewest = 1;

    function count(key: number, times: number): void {
      uses.set(key, times);
      const keys = keysUsed.get(times);
      if (keys === undefined) keysUsed.set(times, new Set([key]));
      else keys.add(key);
    }

    return {
      get size() {
        return uses.size;
      },
      get(key) {
        const times = uses.get(key);
        if (times === undefined) return false;
        const equals = keysUsed.get(times)!;
        equals.delete(key);
        if (equals.size === 0) {
          keysUsed.delete(times);
          if (fewest === times) fewest++;
        }
        count(key, times + 1);
        return true;
      },
      put(key) {
        if (uses.has(key)) return;
        if (uses.size === capacity) {
          const rarest = keysUsed.get(fewest)!;
          const gone = rarest.values().next().value!;
          rarest.delete(gone);
          if (rarest.size === 0) keysUsed.delete(fewest);
          uses.delete(gone);
        }
        fewest = 1;
        count(key, 1);
      },
    };
  };
}
