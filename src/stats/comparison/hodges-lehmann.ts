/**
 * Hodges-Lehmann estimates: the shift that a rank test would find most plausible, and the shifts it
 * would not reject.
 *
 *     two samples   Δ̂ = median of x_i − y_j,              interval [D₍c₎, D₍ₙₘ₊₁₋c₎],   P(U ≤ c − 1) ≤ α/2
 *     differences   θ̂ = median of (d_i + d_j)/2, i ≤ j,   interval [W₍c₎, W₍M₊₁₋c₎],    P(T⁺ ≤ c − 1) ≤ α/2
 *
 * The interval belongs to the Mann-Whitney or the Wilcoxon signed-rank test: exact up to 50 values,
 * with ties conservative, and by the normal law beyond. Where a sample is so small that no interval
 * reaches the level, it is infinite.
 *
 * The k-th of all pairs is found by bisection and counting along the sorted values, in O(n + m)
 * memory, to the last bit.
 *
 * Hodges and Lehmann, Annals of Mathematical Statistics 34(2):598–611, 1963.
 * Lehmann, Nonparametrics: Statistical Methods Based on Ranks, Holden-Day, 1975.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { normalQuantile } from "../laws.ts";
import { lowerCount, rankSumLaw, signedRankLaw } from "./rank-laws.ts";

/**
 * Δ̂, by how much x lies above y, in their unit, with the interval of the Mann-Whitney test.
 * Throws a RangeError where a sample is empty or a value is not finite.
 */
export function hodgesLehmannShift(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("hodgesLehmannShift", options);
  const X = sortedSample("hodgesLehmannShift", x);
  const Y = sortedSample("hodgesLehmannShift", y);
  const n = X.length, m = Y.length;
  const spread = Math.sqrt((n * m * (n + m + 1)) / 12);
  const c = n <= 50 && m <= 50
    ? lowerCount(rankSumLaw(n, m), (1 - level) / 2)
    : normalCount((n * m) / 2, spread, level);
  const range = { least: X[0] - Y[m - 1], greatest: X[n - 1] - Y[0], pairs: n * m };
  const atMost = (v: number) => differencesAtMost(X, Y, v);
  return estimateFromPairs(range, atMost, c, { level, n: n + m, method: "hodges-lehmann" });
}

/**
 * θ̂, the centre of symmetry (pseudomedian) of differences d, in their unit, with the interval of
 * the signed-rank test.
 * Throws a RangeError where there are none or one is not finite.
 */
export function hodgesLehmannCentre(d: ArrayLike<number>, options: IntervalOptions = {}): Estimate {
  const level = levelOf("hodgesLehmannCentre", options);
  const D = sortedSample("hodgesLehmannCentre", d);
  const n = D.length;
  const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  const c = n <= 50
    ? lowerCount(signedRankLaw(n), (1 - level) / 2)
    : normalCount((n * (n + 1)) / 4, spread, level);
  const range = { least: D[0], greatest: D[n - 1], pairs: (n * (n + 1)) / 2 };
  const atMost = (v: number) => averagesAtMost(D, v);
  return estimateFromPairs(range, atMost, c, { level, n, method: "hodges-lehmann paired" });
}

interface PairRange {
  readonly least: number;
  readonly greatest: number;
  readonly pairs: number;
}

function estimateFromPairs(
  range: PairRange,
  atMost: (v: number) => number,
  c: number,
  about: { readonly level: number; readonly n: number; readonly method: string },
): Estimate {
  const { pairs } = range;
  const kth = (k: number) => kthPair(range, atMost, k);
  const value = pairs % 2 === 1 ? kth((pairs + 1) / 2) : (kth(pairs / 2) + kth(pairs / 2 + 1)) / 2;
  return {
    value,
    low: c > 0 ? kth(c) : -Infinity,
    high: c > 0 ? kth(pairs + 1 - c) : Infinity,
    ...about,
  };
}

/** The k-th smallest pair, k = 1 … pairs: the least number v with at least k pairs ≤ v. */
function kthPair(range: PairRange, atMost: (v: number) => number, k: number): number {
  let high = range.greatest;
  let low = range.least;
  if (atMost(low) >= k) return low;
  for (;;) { // invariant: fewer than k pairs are ≤ low, at least k are ≤ high
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (atMost(middle) >= k) high = middle;
    else low = middle;
  }
}

/** #{(i, j): X_i − Y_j ≤ v} for sorted samples. */
function differencesAtMost(X: Float64Array, Y: Float64Array, v: number): number {
  let count = 0;
  let j = 0; // Y_0 … Y_{j−1} are too small: X_i − Y > v
  for (let i = 0; i < X.length; i++) {
    while (j < Y.length && X[i] - Y[j] > v) j += 1;
    count += Y.length - j;
  }
  return count;
}

/** #{i ≤ j: (D_i + D_j)/2 ≤ v} for sorted differences. */
function averagesAtMost(D: Float64Array, v: number): number {
  let count = 0;
  let j = D.length - 1; // D_{j+1} … are too great
  for (let i = 0; i < D.length; i++) {
    while (j >= i && D[i] + (D[j] - D[i]) / 2 > v) j -= 1;
    if (j < i) break;
    count += j - i + 1;
  }
  return count;
}

/** c with P(T ≤ c − 1) ≈ Φ((c − ½ − mean)/spread) = (1 − level)/2. */
function normalCount(mean: number, spread: number, level: number): number {
  return Math.max(0, Math.floor(mean + 0.5 - normalQuantile((1 + level) / 2) * spread));
}

function sortedSample(caller: string, values: ArrayLike<number>): Float64Array {
  if (values.length === 0) throw new RangeError(`${caller}: a sample must not be empty`);
  return Float64Array.from(values, (value, i) => {
    if (!Number.isFinite(value)) {
      throw new RangeError(`${caller}: values must be finite, got ${value} at index ${i}`);
    }
    return value;
  }).sort();
}
