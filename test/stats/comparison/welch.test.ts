import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tPValue } from "../../../src/stats/comparison/test-result.ts";
import { welchTest } from "../../../src/stats/comparison/welch.ts";
import { shareError } from "../coverage-study.ts";
import { normals, rejectionShare } from "./rejections.ts";
import { relativeError, x, y } from "./samples.ts";

const sample = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 12 });

describe("welchTest", () => {
  // Golden values: scipy.stats.ttest_ind(x, y, equal_var=False, alternative=…) and its confidence_interval(0.95), SciPy 1.17.1.
  it("equals SciPy's", () => {
    const { statistic, pValue, degreesOfFreedom, estimate, n } = welchTest(x, y);
    expect(relativeError(statistic, 2.4620092313258066)).toBeLessThan(1e-12);
    expect(relativeError(pValue, 0.02385156414689526)).toBeLessThan(1e-12);
    expect(relativeError(degreesOfFreedom, 18.470346816360983)).toBeLessThan(1e-12);
    expect(relativeError(estimate.low, 0.24060814235835926)).toBeLessThan(1e-11);
    expect(relativeError(estimate.high, 3.006058524308307)).toBeLessThan(1e-12);
    expect(n).toBe(22);
  });

  it("equals SciPy's one-sided tests", () => {
    const less = welchTest(x, y, { alternative: "less" }).pValue;
    const greater = welchTest(x, y, { alternative: "greater" }).pValue;
    expect(relativeError(less, 0.9880742179265524)).toBeLessThan(1e-12);
    expect(relativeError(greater, 0.01192578207344763)).toBeLessThan(1e-12);
  });

  it("rejects a true hypothesis in 5 % of cases, at unequal variances and sizes, within 4 standard errors", () => {
    const share = rejectionShare(
      "welch",
      4000,
      (random) => welchTest(normals(8, random, 3, 1), normals(20, random, 3, 3)).pValue,
    );
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 4000));
  });

  it("rejects where the interval leaves the difference out, and there only", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { pValue, estimate } = welchTest(a, b, { level: 0.9 });
        fc.pre(Math.abs(pValue - 0.1) > 1e-9);
        expect(pValue < 0.1).toBe(estimate.low > 0 || estimate.high < 0);
      }),
      { seed: 1 },
    );
  });

  it("turns its sign with the samples, and its sides", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const one = welchTest(a, b, { alternative: "less" });
        const other = welchTest(b, a, { alternative: "greater" });
        expect(one.statistic).toBeCloseTo(-other.statistic, 10);
        expect(one.pValue).toBeCloseTo(other.pValue, 12);
      }),
      { seed: 1 },
    );
  });

  it("knows the answer for constant samples", () => {
    expect(welchTest([4, 4], [4, 4, 4]).pValue).toBe(1);
    expect(welchTest([5, 5], [4, 4, 4])).toMatchObject({ statistic: Infinity, pValue: 0 });
    expect(welchTest([5, 5], [4, 4], { difference: 1 }).pValue).toBe(1);
    expect(welchTest([5, 5], [4, 4], { alternative: "less" }).pValue).toBe(1);
  });

  it("refuses samples of one value, unknown alternatives and levels", () => {
    expect(() => welchTest([1], [1, 2])).toThrow("welchTest: needs at least 2 values, got 1");
    expect(() => tPValue(1, 3, "both" as "less")).toThrow('"less" or "greater", got both');
    expect(() => welchTest(x, y, { level: 1 })).toThrow("level must be in (0, 1), got 1");
  });
});
