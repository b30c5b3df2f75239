import { describe, expect, it } from "vitest";
import { mannWhitneyTest } from "../../../src/stats/comparison/mann-whitney.ts";
import { permutationTest } from "../../../src/stats/comparison/permutation.ts";
import { Random } from "../../../src/random/mod.ts";
import { shareError } from "../coverage-study.ts";
import { lognormals, rejectionShare } from "./rejections.ts";
import { partner, x, y } from "./samples.ts";

const random = () => Random.named("permutation");

describe("permutationTest", () => {
  // Golden values: scipy.stats.permutation_test((x[:5], y[:6]), difference of means, n_resamples=inf), SciPy 1.17.1.
  it("tries all splits of small samples, as SciPy does", () => {
    const { statistic, pValue, method } = permutationTest(
      x.slice(0, 5),
      y.slice(0, 6),
      {},
      random(),
    );
    expect(method).toBe("permutation exact");
    expect(statistic).toBeCloseTo(1.303333333333331, 12);
    expect(pValue).toBeCloseTo(0.14285714285714285, 12);
  });

  // Golden values: scipy.stats.permutation_test((x, partner), difference of means, permutation_type="samples",
  // alternative="greater", n_resamples=inf), SciPy 1.17.1.
  it("tries all swaps of few pairs, as SciPy does", () => {
    const options = { paired: true, alternative: "greater" } as const;
    const { statistic, pValue, n } = permutationTest(x, partner, options, random());
    expect(statistic).toBeCloseTo(0.96, 12);
    expect(pValue).toBeCloseTo(0.0107421875, 12);
    expect(n).toBe(10);
  });

  it("comes near the exact p-value by drawing, within 4 standard errors", () => {
    for (const paired of [false, true]) {
      const b = paired ? partner : y.slice(0, 10);
      const exact = permutationTest(x, b, { paired, resamples: 200_000 }, random()).pValue;
      const drawn = permutationTest(x, b, { paired, resamples: 1000 }, random());
      expect(drawn.method).toBe("permutation 1000 resamples");
      // a two-sided p is twice a share
      expect(Math.abs(drawn.pValue - exact)).toBeLessThan(8 * shareError(exact / 2, 1000) + 0.002);
    }
  });

  it("rejects a true hypothesis in at most 5 % of cases and in not much less, lognormal samples, within 4 standard errors", () => {
    const draws = random();
    const share = rejectionShare("permutation", 1500, (stream) => {
      const a = lognormals(8, stream), b = lognormals(12, stream);
      return permutationTest(a, b, { resamples: 199 }, draws).pValue;
    });
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 1500));
  });

  it("equals the exact Mann-Whitney test when the statistic counts pairs", () => {
    const statistic = (a: Float64Array, b: Float64Array) => {
      let U = 0;
      for (const ai of a) for (const bj of b) if (ai > bj) U += 1;
      return U;
    };
    const a = x.slice(0, 5), b = y.slice(0, 5);
    const { pValue } = permutationTest(a, b, { statistic }, random());
    expect(pValue).toBeCloseTo(mannWhitneyTest(a, b).pValue, 12);
  });

  it("takes either side", () => {
    const p = (alternative: "less" | "greater") =>
      permutationTest([1, 2, 3], [4, 5, 6], { alternative }, random()).pValue;
    expect(p("less")).toBeCloseTo(1 / 20, 12);
    expect(p("greater")).toBe(1);
  });

  it("gives the same p-value for the same stream", () => {
    const p = () => permutationTest(x, y, { resamples: 300 }, random()).pValue;
    expect(p()).toBe(p());
  });

  it("refuses empty samples, unequal pairs, no resamples and a statistic of NaN", () => {
    expect(() => permutationTest([], [1], {}, random())).toThrow("got 0 and 1 values");
    expect(() => permutationTest([1, 2], [1], { paired: true }, random())).toThrow("got 2 and 1");
    expect(() => permutationTest([1], [1], { resamples: 0 }, random())).toThrow("≥ 1, got 0");
    expect(() => permutationTest([1], [1], { statistic: () => NaN }, random())).toThrow("is NaN");
  });
});
