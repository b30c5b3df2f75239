import { describe, expect, it } from "vitest";
import { signTest } from "../../../src/stats/comparison/sign-test.ts";

const zeros = (n: number) => new Array(n).fill(0);
const signs = (above: number, below: number) => [
  ...new Array(above).fill(1),
  ...new Array(below).fill(-1),
];

describe("signTest", () => {
  // Golden values: scipy.stats.binomtest(8, 10, alternative=…), SciPy 1.17.1.
  it("equals SciPy's binomial test of ½", () => {
    const p = (alternative: "two-sided" | "less" | "greater") =>
      signTest(signs(8, 2), zeros(10), { alternative }).pValue;
    expect(p("two-sided")).toBeCloseTo(0.109375, 14);
    expect(p("less")).toBeCloseTo(0.9892578125, 14);
    expect(p("greater")).toBeCloseTo(0.0546875, 14);
  });

  it("is 2 · 2⁻ⁿ where all n pairs lie on one side", () => {
    expect(signTest(signs(0, 12), zeros(12)).pValue).toBeCloseTo(2 / 2 ** 12, 15);
  });

  it("leaves equal pairs out", () => {
    const result = signTest([...signs(3, 1), 0, 0], zeros(6));
    expect([result.statistic, result.n]).toEqual([3, 4]);
    expect(signTest([1, 2], [1, 2])).toMatchObject({ pValue: 1, n: 0 });
  });

  it("does not see increasing maps", () => {
    const a = [1, 5, 2, 9], b = [2, 3, 1, 4];
    expect(signTest(a.map(Math.exp), b.map(Math.exp))).toEqual(signTest(a, b));
  });

  it("refuses empty samples and values that are not finite", () => {
    expect(() => signTest([], [])).toThrow("at least 1 pair, got 0 and 0 values");
    expect(() => signTest([NaN], [1])).toThrow("got NaN and 1 at index 0");
  });
});
