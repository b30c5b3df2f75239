/**
 * sfc32: "small fast chaotic" generator with a 32-bit counter, by Chris Doty-Humphrey.
 *
 *     t = a + b + counter++,   a = b ⊕ (b ≫ 9),   b = c + (c ≪ 3),   c = (c ⋘ 21) + t
 *
 * all modulo 2³²; t is the output. The map on the 128 bits of state is a bijection: every cycle is
 * a multiple of 2³² long because of the counter, and for a random bijection the mean is about 2¹²⁷.
 *
 * Source: PractRand 0.94, RNG/sfc.cpp (public domain, pracrand.sourceforge.net).
 */

/** Moves the state {a, b, c, counter} one step and returns 32 random bits as a signed integer. */
export function sfc32(state: Int32Array): number {
  const b = state[1], c = state[2], counter = state[3];
  const t = (state[0] + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + t;
  state[3] = counter + 1;
  return t;
}

/**
 * The state for a 96-bit seed: counter 1, then 15 steps, so that every bit has spread to every word;
 * PractRand seeds three words in the same way.
 */
export function sfc32State(a: number, b: number, c: number): Int32Array {
  const state = Int32Array.of(a, b, c, 1);
  for (let i = 0; i < 15; i++) sfc32(state);
  return state;
}
