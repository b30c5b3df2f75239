/**
 * Kolmogorov-Smirnov tests: does a sample follow a given continuous law; do two samples follow one
 * law?
 *
 *     D_n = sup |F_n(x) − F(x)|,     D_{n,m} = sup |F_n(x) − G_m(x)|
 *
 * One sample: exact up to 2,000 values and in the tail beyond, see {@link kolmogorovUpperTail}. The
 * law must be given beforehand: with parameters fitted to the same sample the p-value is far too
 * large. Two samples: exact while nm ≤ 10⁷, with ties as well, by counting the orders of the pooled
 * values that reach D; else by Kolmogorov's limit at D √(nm/(n + m)).
 *
 * Kolmogorov, Giornale dell'Istituto Italiano degli Attuari 4:83–91, 1933; Smirnov, Annals of
 * Mathematical Statistics 19(2):279–281, 1948.
 * Exact two-sample law with ties: Schröer and Trenkler, Computational Statistics & Data Analysis
 * 20(2):185–202, 1995.
 */
import { kolmogorovLimit, kolmogorovUpperTail } from "./kolmogorov-law.ts";
import type { TestResult } from "./test-result.ts";

/**
 * Tests a sample against the distribution function `cdf` of a continuous law; the statistic is D_n.
 * Throws a RangeError where the sample is empty, a value is NaN, or cdf answers outside [0, 1].
 */
export function kolmogorovSmirnovTest(
  sample: ArrayLike<number>,
  cdf: (x: number) => number,
): TestResult {
  const X = sortedNumbers("kolmogorovSmirnovTest", sample);
  const n = X.length;
  let D = 0;
  for (let i = 0; i < n; i++) {
    const F = cdf(X[i]);
    if (!(F >= 0 && F <= 1)) {
      throw new RangeError(
        `kolmogorovSmirnovTest: cdf must answer in [0, 1], got ${F} at ${X[i]}`,
      );
    }
    D = Math.max(D, (i + 1) / n - F, F - i / n);
  }
  const isExact = n <= 2000 || n * D * D >= 4;
  return {
    method: `kolmogorov-smirnov ${isExact ? "exact" : "asymptotic"}`,
    statistic: D,
    pValue: kolmogorovUpperTail(D, n),
    n,
  };
}

/**
 * Tests whether two independent samples have one law; the statistic is D_{n,m}.
 * Throws a RangeError where a sample is empty or a value is NaN.
 */
export function twoSampleKolmogorovSmirnovTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): TestResult {
  const X = sortedNumbers("twoSampleKolmogorovSmirnovTest", x);
  const Y = sortedNumbers("twoSampleKolmogorovSmirnovTest", y);
  const n = X.length, m = Y.length;
  const isGroupEnd = new Uint8Array(n + m + 1); // after how many pooled values a group of equal ones ends
  let i = 0, j = 0;
  let reach = 0; // max |i m − j n| = nm D, a whole number
  while (i < n || j < m) {
    const value = Math.min(i < n ? X[i] : Infinity, j < m ? Y[j] : Infinity);
    while (i < n && X[i] === value) i += 1;
    while (j < m && Y[j] === value) j += 1;
    isGroupEnd[i + j] = 1;
    reach = Math.max(reach, Math.abs(i * m - j * n));
  }
  const D = reach / (n * m);
  const isExact = n * m <= 1e7;
  return {
    method: `two-sample kolmogorov-smirnov ${isExact ? "exact" : "asymptotic"}`,
    statistic: D,
    pValue: isExact
      ? reachProbability(n, m, reach, isGroupEnd)
      : kolmogorovLimit(D * Math.sqrt((n / (n + m)) * m)),
    n: n + m,
  };
}

/**
 * The chance that a random order of n x's and m y's reaches |i m − j n| ≥ `reach` at the end of
 * some group. Of i + j values drawn so far the last is an x with probability i/(i + j):
 *
 *     P(i, j) = 1 where reached,  else  i/(i + j) P(i − 1, j) + j/(i + j) P(i, j − 1)
 */
function reachProbability(n: number, m: number, reach: number, isGroupEnd: Uint8Array): number {
  if (reach === 0) return 1;
  const P = new Float64Array(m + 1); // P(i, ·) at the step of i
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (isGroupEnd[i + j] === 1 && Math.abs(i * m - j * n) >= reach) P[j] = 1;
      else if (i + j === 0) P[j] = 0;
      else P[j] = ((i > 0 ? i * P[j] : 0) + (j > 0 ? j * P[j - 1] : 0)) / (i + j);
    }
  }
  return Math.min(1, P[m]);
}

function sortedNumbers(caller: string, values: ArrayLike<number>): Float64Array {
  if (values.length === 0) throw new RangeError(`${caller}: a sample must not be empty`);
  return Float64Array.from(values, (value, i) => {
    if (Number.isNaN(value)) {
      throw new RangeError(`${caller}: values must be numbers, got NaN at index ${i}`);
    }
    return value;
  }).sort();
}
