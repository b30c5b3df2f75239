import { describe, expect, it } from "vitest";
import type { Alternative } from "../../../src/stats/comparison/test-result.ts";
import { wilcoxonTest } from "../../../src/stats/comparison/wilcoxon.ts";
import { shareError } from "../coverage-study.ts";
import { normals, rejectionShare } from "./rejections.ts";
import { relativeError } from "./samples.ts";

const d = [1.8, 0.9, -0.8, 1.9, 1.1, 2.1, -0.5, 1.7, 0.3, 1.2];
const tied = [1, -1, 2, 2, -3, 4, 4, 5, 0, 6, -2, 3];
const zeros = (n: number) => new Array(n).fill(0);

describe("wilcoxonTest", () => {
  // Golden values: scipy.stats.wilcoxon(d, alternative=…, method="exact" | "asymptotic", correction=True), SciPy 1.17.1.
  const golden: [Alternative, number, number][] = [
    ["two-sided", 0.01953125, 0.024932455602863144],
    ["less", 0.9931640625, 0.9904705541991348],
    ["greater", 0.009765625, 0.012466227801431572],
  ];

  it("equals SciPy's exact test", () => {
    expect(wilcoxonTest(d, zeros(10)).statistic).toBe(50);
    for (const [alternative, exact] of golden) {
      const { pValue } = wilcoxonTest(d, zeros(10), { alternative });
      expect(relativeError(pValue, exact)).toBeLessThan(1e-12);
    }
  });

  it("equals SciPy's normal approximation with continuity correction", () => {
    for (const [alternative, , normal] of golden) {
      const { pValue } = wilcoxonTest(d, zeros(10), { alternative, pValueBy: "normal" });
      expect(relativeError(pValue, normal)).toBeLessThan(1e-12);
    }
  });

  // Golden values: scipy.stats.wilcoxon(tied, alternative=…, method="asymptotic", correction=True, zero_method="wilcox"), SciPy 1.17.1.
  it("equals SciPy's with ties and a pair that does not differ", () => {
    const p = (alternative: Alternative) => wilcoxonTest(tied, zeros(12), { alternative }).pValue;
    expect(wilcoxonTest(tied, zeros(12))).toMatchObject({ statistic: 54, n: 11 });
    expect(relativeError(p("two-sided"), 0.06739827188482482)).toBeLessThan(1e-12);
    expect(relativeError(p("less"), 0.9724590013407021)).toBeLessThan(1e-12);
    expect(relativeError(p("greater"), 0.03369913594241241)).toBeLessThan(1e-12);
  });

  it("rejects a true hypothesis in as many cases as its exact law says, within 4 standard errors", () => {
    const size = 0.048828125; // 2 P(T⁺ ≤ 8) = 2 · 25/2¹⁰ at n = 10: sums of distinct ranks up to 8 number 25
    const share = rejectionShare(
      "wilcoxon",
      4000,
      (random) => wilcoxonTest(normals(10, random), zeros(10)).pValue,
    );
    expect(Math.abs(share - size)).toBeLessThan(4 * shareError(size, 4000));
  });

  it("turns its sides with the samples", () => {
    const one = wilcoxonTest(d, zeros(10), { alternative: "less" });
    const other = wilcoxonTest(zeros(10), d, { alternative: "greater" });
    expect(one.pValue).toBeCloseTo(other.pValue, 14);
    expect(one.estimate.value).toBeCloseTo(-other.estimate.value, 12);
  });

  it("gives p = 1 where no pair differs", () => {
    expect(wilcoxonTest([1, 2], [1, 2])).toMatchObject({ pValue: 1, n: 0 });
  });

  it("refuses an exact p-value with ties, and samples of two lengths", () => {
    expect(() => wilcoxonTest(tied, zeros(12), { pValueBy: "exact" })).toThrow("n = 11 with ties");
    expect(() => wilcoxonTest([1, 2], [1])).toThrow("got 2 and 1 values");
  });
});
