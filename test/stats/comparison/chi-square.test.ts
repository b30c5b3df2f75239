import { describe, expect, it } from "vitest";
import { chiSquareGoodnessOfFit } from "../../../src/stats/comparison/chi-square.ts";
import { shareError } from "../coverage-study.ts";
import { rejectionShare } from "./rejections.ts";
import { relativeError } from "./samples.ts";

describe("chiSquareGoodnessOfFit", () => {
  // Golden values: scipy.stats.chisquare(observed, expected), SciPy 1.17.1.
  it("equals SciPy's", () => {
    const observed = [16, 18, 16, 14, 12, 12], expected = [16, 16, 16, 16, 16, 8];
    const result = chiSquareGoodnessOfFit(observed, expected);
    expect(result).toMatchObject({
      statistic: 3.5,
      degreesOfFreedom: 5,
      n: 88,
      leastExpected: 8,
    });
    expect(relativeError(result.pValue, 0.6233876277495822)).toBeLessThan(1e-12);
  });

  // Golden values: scipy.stats.chisquare([160, 18, 16, 14, 12, 12], [232/6] * 6, ddof=1), SciPy 1.17.1.
  it("keeps the digits of a p-value of 1e-97, with a fitted parameter", () => {
    const expected = new Array(6).fill(232 / 6);
    const { statistic, pValue, degreesOfFreedom } = chiSquareGoodnessOfFit(
      [160, 18, 16, 14, 12, 12],
      expected,
      { fittedParameters: 1 },
    );
    expect(degreesOfFreedom).toBe(4);
    expect(relativeError(statistic, 457.58620689655174)).toBeLessThan(1e-12);
    expect(relativeError(pValue, 9.948432678366476e-98)).toBeLessThan(1e-10);
  });

  it("rejects a true law in 5 % of cases at 25 expected a cell, within 4 standard errors", () => {
    const share = rejectionShare("chi-square", 3000, (random) => {
      const counts = new Float64Array(8);
      for (let i = 0; i < 200; i++) counts[random.integer(8)] += 1;
      return chiSquareGoodnessOfFit(counts, new Array(8).fill(25)).pValue;
    });
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 3000));
  });

  it("refuses sums that differ, empty expected cells and no degree of freedom", () => {
    expect(() => chiSquareGoodnessOfFit([1, 2], [1, 3])).toThrow("one sum, got 3 and 4");
    expect(() => chiSquareGoodnessOfFit([1, 2], [3, 0])).toThrow("got 2 and 0 in cell 1");
    expect(() => chiSquareGoodnessOfFit([1], [1])).toThrow("leave no degree of freedom");
    expect(() => chiSquareGoodnessOfFit([1, 2], [3])).toThrow("got 2 and 1");
  });
});
