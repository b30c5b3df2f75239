/**
 * Consistent hashing with bounded loads: a key goes to the same instance as long as that one is there
 * and not overloaded.
 *
 * Each instance has `points` places on a circle; a key belongs to the first place behind its own. When an
 * instance comes or goes, only the keys next to its places move: about 1/n of them. An instance
 * takes no more than c times the mean load (requests out, this one counted in); what is above goes on
 * to the next place.
 *
 * Sources: Karger et al., STOC 1997, section 4; bounded loads: Mirrokni, Thorup and Zadimoghaddam,
 * "Consistent Hashing with Bounded Loads", SODA 2018.
 */
import { wholeNumber } from "../../parameter.ts";
import { keyedUniform } from "../keyed-uniform.ts";
import type { BalancerFactory, Candidate } from "./balancer.ts";

export interface ConsistentHashingOptions {
  /** Places of an instance on the circle; 100 unless told. */
  readonly points?: number;
  /** c > 1: most load by mean load; Infinity, the plain scheme, unless told. */
  readonly bound?: number;
}

/** Throws a RangeError for points below 1 or a bound of 1 or less. */
export function consistentHashing(options: ConsistentHashingOptions = {}): BalancerFactory {
  const { points = 100, bound = Infinity } = options;
  wholeNumber("consistentHashing", "points", points, 1);
  if (!(bound > 1)) throw new RangeError(`consistentHashing: bound must be > 1, got ${bound}`);
  return {
    name: "consistent hashing",
    start(random) {
      const salt = random.int32();
      let ring: Ring = { of: [], at: [], owner: [] };
      return {
        choose(candidates, { key }) {
          if (!isSame(ring.of, candidates)) ring = ringOf(candidates, points, salt);
          const total = candidates.reduce((sum, { load }) => sum + load, 1);
          const most = Math.ceil(bound * total / candidates.length);
          const first = placeBehind(ring.at, keyedUniform(salt, key));
          for (let k = 0; k < ring.at.length; k++) {
            const candidate = candidates[ring.owner[(first + k) % ring.at.length]];
            if (candidate.load + 1 <= most) return candidate;
          }
          return candidates[0]; // unreachable: not all can be above the mean
        },
      };
    },
  };
}

interface Ring {
  /** Ids of the instances it was made for. */
  readonly of: readonly number[];
  /** Places in (0, 1), rising. */
  readonly at: readonly number[];
  /** Whose each is: index among the candidates. */
  readonly owner: readonly number[];
}

function ringOf(candidates: readonly Candidate[], points: number, salt: number): Ring {
  const places = candidates.flatMap(({ id }, owner) =>
    Array.from({ length: points }, (_, k) => ({ at: keyedUniform(salt + id + 1, k), owner }))
  ).sort((a, b) => a.at - b.at);
  return {
    of: candidates.map(({ id }) => id),
    at: places.map(({ at }) => at),
    owner: places.map(({ owner }) => owner),
  };
}

function isSame(ids: readonly number[], candidates: readonly Candidate[]): boolean {
  return ids.length === candidates.length && candidates.every(({ id }, i) => id === ids[i]);
}

/** Index of the first place ≥ u, 0 behind the last. */
function placeBehind(at: readonly number[], u: number): number {
  let low = 0, high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < u) low = middle + 1;
    else high = middle;
  }
  return low % at.length;
}
