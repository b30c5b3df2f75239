import { nonNegative, wholeNumber } from "./parameter.ts";
import type { Random } from "./random.ts";

/**
 * k different numbers of {0, …, n − 1}, ascending; each of the n! / (k! (n − k)!) sets is equally
 * likely. Takes k draws and memory for k numbers, whatever n < 2³² is.
 *
 * Method: Floyd's algorithm, in Bentley & Floyd, "Programming pearls: a sample of brilliance",
 * Communications of the ACM 30(9):754–757, 1987.
 */
export function sampleWithoutReplacement(n: number, k: number, random: Random): Uint32Array {
  wholeNumber("sampleWithoutReplacement", "n", n, 0, 0xffffffff);
  wholeNumber("sampleWithoutReplacement", "k", k, 0, n);
  const chosen = new Set<number>();
  for (let j = n - k; j < n; j++) {
    const i = random.integer(j + 1);
    chosen.add(chosen.has(i) ? j : i);
  }
  return Uint32Array.from(chosen).sort();
}

/**
 * k different indices of the weights, in the order in which they were drawn: each next one with a
 * chance in proportion to its weight among those left. An index of weight 0 is never drawn.
 *
 * Draws an exponential time Eᵢ/wᵢ for each index and returns the k earliest.
 *
 * Method: Efraimidis & Spirakis, "Weighted random sampling with a reservoir", Information Processing
 * Letters 97(5):181–185, 2006, with keys −ln(u)/w instead of u^(1/w).
 */
export function weightedSampleWithoutReplacement(
  weights: ArrayLike<number>,
  k: number,
  random: Random,
): Uint32Array {
  const where = "weightedSampleWithoutReplacement";
  const times = Float64Array.from(weights, (wi) => {
    const e = random.exponential(); // drawn for weight 0 too: the others' draws do not shift
    return e / nonNegative(where, "weights", wi);
  });
  const candidates = Array.from(times.keys()).filter((i) => weights[i] > 0);
  wholeNumber(where, "k", k, 0, candidates.length);
  return Uint32Array.from(candidates.sort((i, j) => times[i] - times[j]).slice(0, k));
}
