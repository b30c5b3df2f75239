import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equivalenceTest } from "../../../src/stats/comparison/equivalence.ts";
import { shareError } from "../coverage-study.ts";
import { normals, rejectionShare } from "./rejections.ts";
import { partner, relativeError, x, y } from "./samples.ts";

describe("equivalenceTest", () => {
  // Golden values: statsmodels.stats.weightstats.ttost_ind(x, y, −3, 3, usevar="unequal"), statsmodels 0.15.0.
  it("equals statsmodels'", () => {
    const { statistic, pValue, isEquivalent } = equivalenceTest(x, y, { margin: 3 });
    expect(relativeError(pValue, 0.025455881872644626)).toBeLessThan(1e-11);
    expect(relativeError(statistic, -2.087905159214702)).toBeLessThan(1e-11);
    expect(isEquivalent).toBe(true);
  });

  // Golden value: statsmodels.stats.weightstats.ttost_paired(x, partner, −1.5, 1.5), statsmodels 0.15.0.
  it("equals statsmodels' for pairs", () => {
    const { pValue, isEquivalent } = equivalenceTest(x, partner, { margin: 1.5, paired: true });
    expect(relativeError(pValue, 0.06224214037209958)).toBeLessThan(1e-11);
    expect(isEquivalent).toBe(false);
  });

  it("finds equivalence where the interval of level 1 − 2α lies within the margin, and there only", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(sample, sample, fc.integer({ min: 1, max: 15 }), (a, b, margin) => {
        const { isEquivalent, estimate, pValue } = equivalenceTest(a, b, { margin, level: 0.9 });
        fc.pre(Math.abs(pValue - 0.1) > 1e-9);
        expect(estimate.level).toBeCloseTo(0.8, 12);
        expect(isEquivalent).toBe(estimate.low > -margin && estimate.high < margin);
      }),
      { seed: 1 },
    );
  });

  it("claims equivalence of samples that differ by just the margin in 5 % of cases, within 4 standard errors", () => {
    const share = rejectionShare(
      "equivalence",
      3000,
      (random) =>
        equivalenceTest(normals(25, random, 1), normals(25, random), { margin: 1 }).pValue,
    );
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 3000));
  });

  it("refuses a margin of 0 and a level below ½", () => {
    expect(() => equivalenceTest(x, y, { margin: 0 })).toThrow("finite and > 0, got 0");
    expect(() => equivalenceTest(x, y, { margin: 1, level: 0.4 })).toThrow("(½, 1), got 0.4");
  });
});
