/**
 * Random numbers that are looked up instead of drawn: a uniform number for each pair (seed, place).
 *
 * A request carries a seed of 32 bits, and each of its works, choices and attempts has a place. What is
 * looked up does not depend on what else happened before: a request has the same works whichever
 * instance serves it, in whatever order, so that balancers and retry policies meet the same requests
 * (common random numbers), and a repeated attempt meets a work of its own.
 *
 *     h(seed, place) = mix(mix(seed + place · 0x9e3779b9) + place),     mix: two rounds of multiply and shift
 *
 * Idea: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. The
 * rounds are the finaliser of MurmurHash3 (Appleby, 2011).
 */

/** The place of step `step` within place `place`; both 32 bits. */
export function placeWithin(place: number, step: number): number {
  return mix(place + Math.imul(step + 1, golden));
}

/** Uniform on (0, 1), the same for the same seed and place. */
export function keyedUniform(seed: number, place: number): number {
  const high = mix(mix(seed + Math.imul(place, golden)) + place) >>> 6; // 26 bits
  const low = mix(high + Math.imul(seed, golden) + place) >>> 6; // 26 bits
  return (high * 0x4000000 + low + 0.5) * (1 / 0x10000000000000);
}

const golden = 0x9e3779b9 | 0; // 2³² by the golden ratio: steps spread evenly

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
