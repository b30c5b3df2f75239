import { describe, expect, it } from "vitest";
import { contains } from "../../../src/stats/estimate.ts";
import { proportionInterval } from "../../../src/stats/interval/proportion.ts";
import { binomialProbabilities } from "../coverage-study.ts";

const exact = { method: "clopper-pearson" } as const;

/**
 * The exact probability that the interval contains p, by summing the binomial law; one for each p.
 */
function coverages(n: number, ps: readonly number[], options = {}): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, k) => proportionInterval(k, n, options));
  return ps.map((p) => {
    const probability = binomialProbabilities(n, p);
    return intervals.reduce((sum, i, k) => contains(i, p) ? sum + probability[k] : sum, 0);
  });
}

const grid = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

// scipy.stats 1.17.1 binomtest(k, n).proportion_ci(0.95, "wilson" | "exact")
describe("the interval of a proportion agrees with SciPy", () => {
  it("by Wilson's method", () => {
    const few = proportionInterval(3, 20);
    expect(few.low).toBeCloseTo(0.05236874589621662, 13);
    expect(few.high).toBeCloseTo(0.3604188647407569, 13);
    const many = proportionInterval(45, 50);
    expect(many.low).toBeCloseTo(0.7863976856252034, 13);
    expect(many.high).toBeCloseTo(0.9565242350681095, 13);
  });

  it("by Clopper and Pearson's method", () => {
    const few = proportionInterval(3, 20, exact);
    expect(few.low).toBeCloseTo(0.03207093718554477, 12);
    expect(few.high).toBeCloseTo(0.37892682654529564, 12);
    const many = proportionInterval(45, 50, exact);
    expect(many.low).toBeCloseTo(0.7818646335657977, 12);
    expect(many.high).toBeCloseTo(0.9667249064109785, 12);
  });

  it("at no success", () => {
    expect(proportionInterval(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(proportionInterval(0, 10).high).toBeCloseTo(0.27753279986288926, 13);
    expect(proportionInterval(0, 10, exact).high).toBeCloseTo(0.30849710781876294, 12);
  });
});

// S5, computed exactly: a sum over the binomial law instead of replications
describe("the coverage of 95 % intervals of a proportion, computed exactly", () => {
  it("is never below 95 % by Clopper and Pearson's method", () => {
    for (const n of [1, 5, 10, 30, 100, 300]) {
      expect(Math.min(...coverages(n, grid, exact))).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("is 94.5 to 96 % by Wilson's, averaged over p from 0.005 to 0.995", () => {
    for (const n of [10, 30, 100, 300]) {
      const average = mean(coverages(n, grid));
      expect(average).toBeGreaterThan(0.945);
      expect(average).toBeLessThan(0.96);
    }
  });

  // just below the lower end for one success only k = 0 covers: as n grows, e^(−0.1767) = 0.838
  it("falls to 84 % by Wilson's at its worst p, near 0.18/n, whatever the n", () => {
    for (const n of [30, 300, 1000]) {
      const [worst] = coverages(n, [proportionInterval(1, n).low * (1 - 1e-9)]);
      expect(worst).toBeGreaterThan(0.83);
      expect(worst).toBeLessThan(0.84);
    }
  });
});

describe("the interval of a proportion", () => {
  it("mirrors when successes and failures change places", () => {
    for (const options of [{}, exact]) {
      const a = proportionInterval(3, 20, options), b = proportionInterval(17, 20, options);
      expect(b.low).toBeCloseTo(1 - a.high, 14);
      expect(b.high).toBeCloseTo(1 - a.low, 14);
    }
  });

  it("ends at 1 exactly where all succeed", () => {
    expect(proportionInterval(7, 7).high).toBe(1);
    expect(proportionInterval(7, 7, exact).high).toBe(1);
  });

  it("refuses counts that are not whole or do not fit", () => {
    expect(() => proportionInterval(1, 0)).toThrow("trials must be a whole number >= 1, got 0");
    expect(() => proportionInterval(5, 4)).toThrow(
      "successes must be a whole number in [0, 4], got 5",
    );
    expect(() => proportionInterval(0.5, 4)).toThrow(RangeError);
  });
});
