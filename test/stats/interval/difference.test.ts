import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { halfWidth } from "../../../src/stats/estimate.ts";
import {
  differenceInterval,
  pairedDifferenceInterval,
} from "../../../src/stats/interval/difference.ts";
import { Moments } from "../../../src/stats/moments.ts";
import { coverage, shareError } from "../coverage-study.ts";

const first = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1];
const second = [1.2, 2.9, 2.2, 3.1, 4.0, 2.5];

describe("the interval of a difference of means", () => {
  // scipy.stats 1.17.1 ttest_ind(first, second, equal_var=False).confidence_interval(0.95)
  it("agrees with SciPy's Welch interval", () => {
    const estimate = differenceInterval(first, second);
    expect(estimate.low).toBeCloseTo(-0.36025197274854515, 12);
    expect(estimate.high).toBeCloseTo(2.5602519727485453, 12);
    expect(estimate).toMatchObject({ n: 14, method: "welch" });
  });

  // scipy.stats 1.17.1 ttest_rel(first[:6], second).confidence_interval(0.95)
  it("agrees with SciPy's paired interval", () => {
    const estimate = pairedDifferenceInterval(first.slice(0, 6), second);
    expect(estimate.low).toBeCloseTo(-0.119779299063141, 12);
    expect(estimate.high).toBeCloseTo(1.8864459657298076, 12);
    expect(estimate).toMatchObject({ n: 6, method: "paired t" });
  });

  // Welch's degrees of freedom are an approximation, good to a few tenths of a point at these sizes
  it("covers 94 to 96 % for normal samples of unequal size and variance", () => {
    const random = Random.named("coverage/welch");
    const draws = (n: number, sigma: number) => {
      const moments = new Moments();
      for (let i = 0; i < n; i++) moments.add(sigma * random.normal());
      return moments;
    };
    const share = coverage(20_000, 0, () => differenceInterval(draws(8, 3), draws(20, 1)));
    expect(Math.abs(share - 0.95)).toBeLessThan(0.01 - 3 * shareError(0.95, 20_000));
  });

  it("is the exact difference of two constants", () => {
    const estimate = differenceInterval([3, 3], [1, 1, 1]);
    expect([estimate.value, halfWidth(estimate)]).toEqual([2, 0]);
  });

  it("refuses pairs that do not match, and samples of one", () => {
    expect(() => pairedDifferenceInterval([1, 2], [1])).toThrow(
      "samples must have one length, got 2 and 1",
    );
    expect(() => differenceInterval([1], [1, 2])).toThrow(
      "differenceInterval: needs at least 2 values, got 1",
    );
  });
});
