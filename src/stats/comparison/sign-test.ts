/**
 * Sign test: in how many pairs is x above y? It asks nothing of the law of the differences but that
 * pairs are independent.
 *
 *     K = #{x_i > y_i} ~ Binomial(n, ½)     under the hypothesis, n counting the pairs that differ
 *
 * Exact for every n, through the incomplete beta function. Pairs that are equal tell nothing and
 * are left out.
 *
 * Dixon and Mood, Journal of the American Statistical Association 41:557–566, 1946.
 */
import { betaCdf } from "../laws.ts";
import { pairedDifferences } from "./paired.ts";
import type { Alternative, TestResult } from "./test-result.ts";

/**
 * The exact sign test; the statistic is K. `greater` is x above y more often than not. p = 1 where
 * all pairs are equal.
 * Throws a RangeError where the samples differ in length or are empty.
 */
export function signTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: { readonly alternative?: Alternative } = {},
): TestResult {
  const { alternative = "two-sided" } = options;
  let above = 0, below = 0;
  for (const d of pairedDifferences("signTest", x, y)) {
    if (d > 0) above += 1;
    else if (d < 0) below += 1;
  }
  const n = above + below;
  const least = fairCoinAtMost(above, n); // P(K ≤ k)
  const most = fairCoinAtMost(below, n); // P(K ≥ k), as tails and heads are alike
  const pValue = alternative === "less"
    ? least
    : alternative === "greater"
    ? most
    : Math.min(1, 2 * Math.min(least, most));
  return { method: "sign exact", statistic: above, pValue, n };
}

/** P(K ≤ k) for K ~ Binomial(n, ½): the beta identity I_½(n − k, k + 1). */
function fairCoinAtMost(k: number, n: number): number {
  return k >= n ? 1 : betaCdf(0.5, n - k, k + 1);
}
