/**
 * Wilcoxon's signed-rank test for pairs: are the differences d_i = x_i − y_i symmetrical about 0?
 *
 *     T⁺ = Σ_{d_i > 0} rank |d_i|
 *
 * Pairs without a difference are left out (Wilcoxon's own rule). The p-value is exact for up to 50
 * differences without ties; else normal, with mean n(n + 1)/4, variance n(n + 1)(2n + 1)/24 − Σ(t³
 * − t)/48 and a continuity correction of ½.
 *
 * Wilcoxon, Biometrics Bulletin 1(6):80–83, 1945.
 * Lehmann, Nonparametrics: Statistical Methods Based on Ranks, Holden-Day, 1975, chapter 3.
 */
import { hodgesLehmannCentre } from "./hodges-lehmann.ts";
import { continuousPValue, exactPValue, type RankTestOptions } from "./mann-whitney.ts";
import { pairedDifferences } from "./paired.ts";
import { signedRankLaw } from "./rank-laws.ts";
import { rank } from "./ranks.ts";
import type { ShiftTestResult } from "./test-result.ts";

/**
 * The signed-rank test; the statistic is T⁺ and n the number of pairs that differ. The estimate is
 * the Hodges-Lehmann centre of all differences. p = 1 where no pair differs.
 * Throws a RangeError where the samples differ in length, are empty or not finite, and where
 * `exact` is asked for with ties in |d| or n > 200.
 */
export function wilcoxonTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: RankTestOptions = {},
): ShiftTestResult {
  const { alternative = "two-sided" } = options;
  const all = pairedDifferences("wilcoxonTest", x, y);
  const estimate = hodgesLehmannCentre(all, options);
  const d = all.filter((di) => di !== 0);
  const n = d.length;
  const { ranks, tieTerm } = rank("wilcoxonTest", d.map(Math.abs));
  let T = 0;
  for (let i = 0; i < n; i++) if (d[i] > 0) T += ranks[i];

  const pValueBy = options.pValueBy ?? (tieTerm === 0 && n <= 50 ? "exact" : "normal");
  if (pValueBy === "exact" && (tieTerm > 0 || n > 200)) {
    throw new RangeError(
      `wilcoxonTest: pValueBy "exact" needs differences without ties and n ≤ 200, got n = ${n}${
        tieTerm > 0 ? " with ties" : ""
      }; leave it out or use "normal"`,
    );
  }
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48;
  const pValue = pValueBy === "exact"
    ? exactPValue(signedRankLaw(n), T, alternative)
    : continuousPValue(T - (n * (n + 1)) / 4, Math.sqrt(variance), alternative);
  return { method: `wilcoxon ${pValueBy}`, statistic: T, pValue, n, estimate };
}
