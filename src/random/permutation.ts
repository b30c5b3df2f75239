import { wholeNumber } from "./parameter.ts";
import type { Random } from "./random.ts";

/** What can be shuffled: an array or a typed array, whose items change places. */
export interface Shufflable {
  readonly length: number;
  [index: number]: unknown;
}

/**
 * Puts the items in random order, in place, and returns them; each of the n! orders is equally
 * likely.
 *
 * Method: Durstenfeld, Algorithm 235, Communications of the ACM 7(7):420, 1964 (Fisher & Yates).
 */
export function shuffle<Items extends Shufflable>(items: Items, random: Random): Items {
  const places: Shufflable = items;
  for (let i = places.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const item = places[i];
    places[i] = places[j];
    places[j] = item;
  }
  return items;
}

/** The numbers 0 … n − 1 in random order, n < 2³². */
export function permutation(n: number, random: Random): Uint32Array {
  wholeNumber("permutation", "n", n, 0, 0xffffffff);
  return shuffle(Uint32Array.from({ length: n }, (_, i) => i), random);
}
