/**
 * TTL: a key goes T seconds after it came (or, renewed, after its last use), room or no room.
 *
 * For a key asked for at rate λ, Poisson, the share of hits is
 *
 *     λT / (1 + λT)   not renewed,      1 − exp(−λT)   renewed
 *
 * Source: Jung, Berger and Balakrishnan, "Modeling TTL-based Internet caches", INFOCOM 2003; Fofack,
 * Nain, Neglia and Towsley, Computer Networks 65:212–231, 2014.
 */
import { positive } from "../../parameter.ts";
import type { CacheFactory } from "./cache.ts";

export interface TtlOptions {
  /** T, s */
  readonly lifetime: number;
  /** Whether a use begins the lifetime anew; false unless told. */
  readonly isRenewed?: boolean;
  /** Keys; the one that would go next goes where there is no room. No bound unless told. */
  readonly capacity?: number;
}

/** Throws a RangeError for a lifetime that is not above 0 or a capacity below 1. */
export function ttl(
  { lifetime, isRenewed = false, capacity = Infinity }: TtlOptions,
): CacheFactory {
  positive("ttl", "lifetime", lifetime);
  if (!(capacity >= 1)) throw new RangeError(`ttl: capacity must be >= 1, got ${capacity}`);
  return () => {
    const ends = new Map<number, number>(); // s, rising: all have the same lifetime

    function put(key: number, now: number): void {
      ends.delete(key);
      ends.set(key, now + lifetime);
      for (const [first, end] of ends) {
        if (end > now && ends.size <= capacity) break;
        ends.delete(first);
      }
    }

    return {
      get size() {
        return ends.size;
      },
      get(key, now) {
        const end = ends.get(key);
        if (end === undefined || end <= now) return false;
        if (isRenewed) put(key, now);
        return true;
      },
      put,
    };
  };
}
