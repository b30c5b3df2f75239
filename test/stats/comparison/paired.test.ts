import { describe, expect, it } from "vitest";
import { pairedTest } from "../../../src/stats/comparison/paired.ts";
import { welchTest } from "../../../src/stats/comparison/welch.ts";
import { shareError } from "../coverage-study.ts";
import { normals, rejectionShare } from "./rejections.ts";
import { partner, relativeError, x } from "./samples.ts";

describe("pairedTest", () => {
  // Golden values: scipy.stats.ttest_rel(x, partner) and its confidence_interval(0.95), SciPy 1.17.1.
  it("equals SciPy's", () => {
    const { statistic, pValue, degreesOfFreedom, estimate } = pairedTest(x, partner);
    expect(relativeError(statistic, 3.011787864663163)).toBeLessThan(1e-12);
    expect(relativeError(pValue, 0.014673272445470724)).toBeLessThan(1e-12);
    expect(degreesOfFreedom).toBe(9);
    expect(relativeError(estimate.low, 0.23894294888223966)).toBeLessThan(1e-11);
    expect(relativeError(estimate.high, 1.6810570511177607)).toBeLessThan(1e-12);
  });

  it("tests a difference other than 0", () => {
    const shifted = pairedTest(x.map((value) => value - 0.5), partner);
    const { statistic, pValue } = pairedTest(x, partner, { difference: 0.5 });
    expect(statistic).toBeCloseTo(shifted.statistic, 10);
    expect(pValue).toBeCloseTo(shifted.pValue, 12);
  });

  it("rejects a true hypothesis in 5 % of cases, within 4 standard errors", () => {
    const share = rejectionShare("paired", 4000, (random) => {
      const common = normals(10, random, 0, 5);
      const once = common.map((c) => c + random.normal());
      return pairedTest(once, common.map((c) => c + random.normal())).pValue;
    });
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 4000));
  });

  it("finds on common random numbers what independent samples of the same size do not", () => {
    const slower = x.map((value) => value * 1.05);
    expect(pairedTest(slower, x).pValue).toBeLessThan(1e-6);
    expect(welchTest(slower, x).pValue).toBeGreaterThan(0.3);
  });

  it("knows the answer for constant differences", () => {
    expect(pairedTest([1, 2, 3], [1, 2, 3]).pValue).toBe(1);
    expect(pairedTest([2, 3, 4], [1, 2, 3]).pValue).toBe(0);
    expect(pairedTest([2, 3, 4], [1, 2, 3], { alternative: "less" }).pValue).toBe(1);
  });

  it("refuses samples of two lengths", () => {
    expect(() => pairedTest([1, 2], [1, 2, 3])).toThrow("got 2 and 3");
  });
});
