/**
 * Permutation test: if both samples have one law, the labels x and y could as well have fallen
 * otherwise.
 *
 * Two independent samples: all splits of the pooled values into n and m. Pairs: all swaps within
 * pairs. The p-value is the share of relabellings whose statistic is at least as extreme. All are
 * tried where there are no more than `resamples`; else that many are drawn, and the observed
 * labelling counts as one of them, so that p is never 0 and the test keeps its level:
 *
 *     p = (b + 1)/(B + 1),     b of B relabellings at least as extreme
 *
 * The two-sided p is twice the smaller one-sided one, at most 1.
 * Any statistic will do; under the hypothesis the level is kept, whatever the law.
 *
 * Fisher, The Design of Experiments, Oliver and Boyd, 1935, §21.
 * Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9(1), article 39,
 * 2010.
 */
import type { Random } from "../../random/mod.ts";
import type { Alternative, TestResult } from "./test-result.ts";

/** A number that two samples give, large where x lies above y. */
export type TwoSampleStatistic = (x: Float64Array, y: Float64Array) => number;

/** How a permutation test is asked for. */
export interface PermutationOptions {
  /** `two-sided` unless told. */
  readonly alternative?: Alternative;
  /** B: relabellings drawn, or the most that are all tried; 9,999 unless told. */
  readonly resamples?: number;
  /** Whether x_i and y_i belong together; false unless told. */
  readonly paired?: boolean;
  /** The difference of the means unless told. It may keep neither array: they are used again. */
  readonly statistic?: TwoSampleStatistic;
}

/**
 * The permutation test of two samples; the statistic is that of the samples as they are.
 * Throws a RangeError where a sample is empty, pairs differ in number, resamples is not a whole
 * number ≥ 1, or the statistic is NaN.
 */
export function permutationTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: PermutationOptions,
  random: Random,
): TestResult {
  const {
    alternative = "two-sided",
    resamples = 9999,
    paired = false,
    statistic = differenceOfMeans,
  } = options;
  if (x.length === 0 || y.length === 0 || (paired && x.length !== y.length)) {
    throw new RangeError(
      `permutationTest: samples must not be empty, and of one length where paired, got ${x.length} and ${y.length} values`,
    );
  }
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(
      `permutationTest: resamples must be a whole number ≥ 1, got ${resamples}`,
    );
  }
  const X = Float64Array.from(x);
  const Y = Float64Array.from(y);
  const observed = statistic(X.slice(), Y.slice());
  if (Number.isNaN(observed)) throw new RangeError("permutationTest: the statistic is NaN");

  // relabellings that differ only by rounding of a sum count as equal
  const slack = 1e-12 * Math.abs(observed);
  let atLeast = 0, atMost = 0, tried = 0;
  const count = () => {
    const t = statistic(X, Y);
    if (t >= observed - slack) atLeast += 1;
    if (t <= observed + slack) atMost += 1;
    tried += 1;
  };
  const all = paired ? swapCount(X.length) : splitCount(X.length, Y.length);
  const isExact = all <= resamples;
  if (isExact && paired) everySwap(X, Y, 0, count);
  else if (isExact) everySplit(X, Y, 0, 0, count);
  else {
    for (let b = 0; b < resamples; b++) {
      if (paired) swapPairs(X, Y, random);
      else shufflePool(X, Y, random);
      count();
    }
  }
  const own = isExact ? 0 : 1; // every relabelling already includes the observed one
  const greater = (atLeast + own) / (tried + own);
  const less = (atMost + own) / (tried + own);
  const pValue = alternative === "greater"
    ? greater
    : alternative === "less"
    ? less
    : Math.min(1, 2 * Math.min(greater, less));
  const kind = isExact ? "exact" : `${resamples} resamples`;
  return {
    method: `permutation ${kind}`,
    statistic: observed,
    pValue,
    n: paired ? X.length : X.length + Y.length,
  };
}

function differenceOfMeans(x: Float64Array, y: Float64Array): number {
  let sumX = 0, sumY = 0;
  for (let i = 0; i < x.length; i++) sumX += x[i];
  for (let i = 0; i < y.length; i++) sumY += y[i];
  return sumX / x.length - sumY / y.length;
}

/** 2ⁿ, or ∞. */
function swapCount(pairs: number): number {
  let count = 1;
  for (let i = 0; i < pairs; i++) count *= 2;
  return count;
}

/** The binomial coefficient (n + m)!/(n! m!), or ∞. */
function splitCount(n: number, m: number): number {
  let count = 1;
  for (let i = 1; i <= n; i++) count = (count * (m + i)) / i;
  return Math.round(count);
}

/** Visits all swaps within pairs i, i + 1, …, and leaves the samples as they were. */
function everySwap(X: Float64Array, Y: Float64Array, i: number, visit: () => void): void {
  if (i === X.length) return visit();
  everySwap(X, Y, i + 1, visit);
  exchange(X, i, Y, i);
  everySwap(X, Y, i + 1, visit);
  exchange(X, i, Y, i);
}

/**
 * Visits each split once, by exchanging places of X from i on with ever later places of Y; leaves
 * the samples as they were.
 */
function everySplit(
  X: Float64Array,
  Y: Float64Array,
  i: number,
  j: number,
  visit: () => void,
): void {
  visit();
  for (let a = i; a < X.length; a++) {
    for (let b = j; b < Y.length; b++) {
      exchange(X, a, Y, b);
      everySplit(X, Y, a + 1, b + 1, visit);
      exchange(X, a, Y, b);
    }
  }
}

function swapPairs(X: Float64Array, Y: Float64Array, random: Random): void {
  for (let i = 0; i < X.length; i++) if (random.sign() < 0) exchange(X, i, Y, i);
}

/**
 * Draws n of the n + m pooled values for X by the first n steps of a Fisher-Yates shuffle; the rest
 * is Y.
 */
function shufflePool(X: Float64Array, Y: Float64Array, random: Random): void {
  const n = X.length;
  for (let i = 0; i < n; i++) {
    const j = i + random.integer(n + Y.length - i);
    if (j < n) exchange(X, i, X, j);
    else exchange(X, i, Y, j - n);
  }
}

function exchange(a: Float64Array, i: number, b: Float64Array, j: number): void {
  const held = a[i];
  a[i] = b[j];
  b[j] = held;
}
