/**
 * Mann-Whitney test (Wilcoxon's rank-sum test): does x tend to lie above y?
 *
 *     U = #{(i, j): x_i > y_j} + ½ #{(i, j): x_i = y_j} = R_x − n(n + 1)/2
 *
 * Only ranks enter, so the test is the same for the values, their logarithms or any increasing map
 * of them, and one wild value does little. The hypothesis is that both samples have one law. The
 * p-value is exact for up to 50 values a sample without ties; else normal, with mean nm/2, variance
 * nm/12 (N + 1 − Σ(t³ − t)/(N(N − 1))) for groups of t ties, and a continuity correction of ½.
 *
 * Mann and Whitney, Annals of Mathematical Statistics 18(1):50–60, 1947.
 * Lehmann, Nonparametrics: Statistical Methods Based on Ranks, Holden-Day, 1975, chapter 1.
 */
import { hodgesLehmannShift } from "./hodges-lehmann.ts";
import { lowerTail, rankSumLaw } from "./rank-laws.ts";
import { rank } from "./ranks.ts";
import {
  type Alternative,
  normalPValue,
  type ShiftTestResult,
  type TestOptions,
} from "./test-result.ts";

/** How a rank test is asked for. */
export interface RankTestOptions extends TestOptions {
  /** `exact` or `normal`; unless told exact where samples have up to 50 values and no ties. */
  readonly pValueBy?: "exact" | "normal";
}

/**
 * The Mann-Whitney test; the statistic is U of x. The estimate is the Hodges-Lehmann shift of x
 * against y.
 * Throws a RangeError where a sample is empty or a value is not finite, and where `exact` is asked
 * for with ties or nm > 10,000.
 */
export function mannWhitneyTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: RankTestOptions = {},
): ShiftTestResult {
  const { alternative = "two-sided" } = options;
  const n = x.length, m = y.length, N = n + m;
  const estimate = hodgesLehmannShift(x, y, options); // refuses empty samples and values that are not finite
  const pooled = Float64Array.from({ length: N }, (_, i) => (i < n ? x[i] : y[i - n]));
  const { ranks, tieTerm } = rank("mannWhitneyTest", pooled);
  let R = 0;
  for (let i = 0; i < n; i++) R += ranks[i];
  const U = R - (n * (n + 1)) / 2;

  const pValueBy = options.pValueBy ?? (tieTerm === 0 && n <= 50 && m <= 50 ? "exact" : "normal");
  if (pValueBy === "exact" && (tieTerm > 0 || n * m > 10_000)) {
    throw new RangeError(
      `mannWhitneyTest: pValueBy "exact" needs samples without ties and nm ≤ 10000, got nm = ${
        n * m
      }${tieTerm > 0 ? " with ties" : ""}; leave it out or use "normal"`,
    );
  }
  const variance = ((n * m) / 12) * (N + 1 - tieTerm / (N * (N - 1)));
  const pValue = pValueBy === "exact"
    ? exactPValue(rankSumLaw(n, m), U, alternative)
    : continuousPValue(U - (n * m) / 2, Math.sqrt(variance), alternative);
  return { method: `mann-whitney ${pValueBy}`, statistic: U, pValue, n: N, estimate };
}

/**
 * The p-value of a whole-numbered statistic whose law is symmetrical about the middle of 0 …
 * law.length − 1.
 */
export function exactPValue(
  law: Float64Array,
  statistic: number,
  alternative: Alternative,
): number {
  const less = lowerTail(law, statistic);
  const greater = lowerTail(law, law.length - 1 - statistic);
  if (alternative === "less") return less;
  if (alternative === "greater") return greater;
  return Math.min(1, 2 * Math.min(less, greater));
}

/**
 * The normal p-value of a deviation in steps of one, with a continuity correction of ½; 1 where
 * there is no spread.
 */
export function continuousPValue(
  deviation: number,
  spread: number,
  alternative: Alternative,
): number {
  if (!(spread > 0)) return 1; // all values are equal
  if (alternative === "less") return normalPValue((deviation + 0.5) / spread, alternative);
  if (alternative === "greater") return normalPValue((deviation - 0.5) / spread, alternative);
  return normalPValue(Math.max(0, Math.abs(deviation) - 0.5) / spread, alternative);
}
