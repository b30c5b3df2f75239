import { wholeNumber } from "../parameter.ts";
import { shuffle } from "../permutation.ts";
import type { Random } from "../random.ts";

export interface LatinHypercubeOptions {
  /** n: number of points, at least 1 */
  points: number;
  /** d: number of coordinates, at least 1 */
  dimensions: number;
}

/**
 * A Latin hypercube: n points in (0, 1)ᵈ of which each coordinate has exactly one in each of the n
 * intervals [i/n, (i + 1)/n), uniform within it, and the coordinates are matched at random. The
 * variance of a mean over it loses what is additive in the coordinates (Stein, Technometrics
 * 29(2):143–151, 1987).
 *
 * Method: McKay, Beckman & Conover, Technometrics 21(2):239–245, 1979.
 */
export function latinHypercube(
  { points: n, dimensions: d }: LatinHypercubeOptions,
  random: Random,
): Float64Array[] {
  wholeNumber("latinHypercube", "points", n, 1, 0xffffffff);
  wholeNumber("latinHypercube", "dimensions", d, 1, 0xffffffff);
  const points = Array.from({ length: n }, () => new Float64Array(d));
  const intervals = Uint32Array.from({ length: n }, (_, i) => i);
  for (let j = 0; j < d; j++) {
    shuffle(intervals, random);
    for (let i = 0; i < n; i++) points[i][j] = (intervals[i] + random.openUniform()) / n;
  }
  return points;
}
