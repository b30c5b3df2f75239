/**
 * Sobol's low-discrepancy sequence in base 2, in up to 128 dimensions, of 2³² points.
 *
 * The coordinates of point i are 32-bit fractions: the exclusive or of the direction numbers Vₖ for
 * which bit k of the Gray code i ⊕ ⌊i/2⌋ is set, with
 *
 *     mₖ = 2a₁ mₖ₋₁ ⊕ 2²a₂ mₖ₋₂ ⊕ … ⊕ 2^(s−1)a₍ₛ₋₁₎ mₖ₋₍ₛ₋₁₎ ⊕ 2^s mₖ₋ₛ ⊕ mₖ₋ₛ,   Vₖ = mₖ / 2^k.
 *
 * Every 2^m points from a multiple of 2^m on fill each of 2^m equal intervals of a coordinate exactly
 * once. Take powers of 2 of them, from the first: dropping point 0 ruins the balance (Owen, "On
 * dropping the first Sobol' point", 2022). Their error falls nearly as 1/n on smooth integrands, and
 * with Owen's scrambling, which also makes the estimate unbiased, as n^(−3/2).
 *
 * Sources: Bratley & Fox, ACM Transactions on Mathematical Software 14(1):88–100, 1988 (Gray code:
 * Antonov & Saleev 1979); direction numbers of Joe & Kuo 2008 (direction-numbers.ts); Owen,
 * "Scrambled net variance for integrals of smooth functions", Annals of Statistics
 * 25(4):1541–1562, 1997.
 */
import { wholeNumber } from "../parameter.ts";
import type { Random } from "../random.ts";
import { directionRows } from "./direction-numbers.ts";
import { owenScramble } from "./owen-scramble.ts";

const bits = 32;

export interface SobolOptions {
  /** d, from 1 to 128 */
  dimensions: number;
}

/** A sequence of points in the unit cube that can be read in any order. */
export interface PointSequence {
  readonly name: string;
  /** d */
  readonly dimensions: number;
  /** Writes the d coordinates of point `index`, 0 ≤ index < 2³², into `point` and returns it. */
  at(index: number, point?: Float64Array): Float64Array;
}

/** The sequence itself, in [0, 1)ᵈ. Its first point is the origin. */
export function sobol({ dimensions: d }: SobolOptions): PointSequence {
  const directions = directionNumbers("sobol", d);
  return {
    name: `sobol(${d} dimensions)`,
    dimensions: d,
    at(index, point = new Float64Array(d)) {
      const gray = grayCode(index);
      for (let j = 0; j < d; j++) {
        point[j] = (coordinate(directions, j, gray) >>> 0) * (1 / 0x100000000);
      }
      return point;
    },
  };
}

/**
 * The sequence under Owen's nested uniform scrambling, in (0, 1)ᵈ: each point is uniform on the cube,
 * and all of them together are as evenly spread as before. Another `random` gives an independent copy,
 * so that a handful of them yield a standard error. Draws two words a dimension.
 */
export function scrambledSobol({ dimensions: d }: SobolOptions, random: Random): PointSequence {
  const directions = directionNumbers("scrambledSobol", d);
  const keys = Int32Array.from({ length: 2 * d }, () => random.int32());
  return {
    name: `scrambled sobol(${d} dimensions)`,
    dimensions: d,
    at(index, point = new Float64Array(d)) {
      const gray = grayCode(index);
      for (let j = 0; j < d; j++) {
        const x = owenScramble(coordinate(directions, j, gray), keys[2 * j], keys[2 * j + 1]);
        point[j] = ((x >>> 0) + 0.5) * (1 / 0x100000000); // the middle of its cell
      }
      return point;
    },
  };
}

function grayCode(index: number): number {
  wholeNumber("sobol.at", "index", index, 0, 0xffffffff);
  return index ^ (index >>> 1);
}

/** The 32 bits of coordinate j of the point with that Gray code. */
function coordinate(directions: Int32Array, j: number, gray: number): number {
  let x = 0;
  for (let k = j * bits; gray !== 0; k++, gray >>>= 1) {
    if ((gray & 1) !== 0) x ^= directions[k];
  }
  return x;
}

/** 2³² Vₖ of each dimension, (d, 32). */
function directionNumbers(where: string, d: number): Int32Array {
  wholeNumber(where, "dimensions", d, 1, directionRows.length + 1);
  const directions = new Int32Array(d * bits);
  for (let k = 0; k < bits; k++) directions[k] = 1 << (bits - 1 - k);
  for (let j = 1; j < d; j++) {
    const { degree: s, coefficients: a, initial: m } = directionRows[j - 1];
    const v = directions.subarray(j * bits, (j + 1) * bits);
    for (let k = 0; k < bits; k++) {
      if (k < s) {
        v[k] = m[k] << (bits - 1 - k);
        continue;
      }
      v[k] = v[k - s] ^ (v[k - s] >>> s);
      for (let i = 1; i < s; i++) {
        if (((a >>> (s - 1 - i)) & 1) === 1) v[k] ^= v[k - i];
      }
    }
  }
  return directions;
}
