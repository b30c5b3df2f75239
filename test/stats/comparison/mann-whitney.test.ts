import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannWhitneyTest } from "../../../src/stats/comparison/mann-whitney.ts";
import { lowerTail, rankSumLaw, signedRankLaw } from "../../../src/stats/comparison/rank-laws.ts";
import { rank } from "../../../src/stats/comparison/ranks.ts";
import type { Alternative } from "../../../src/stats/comparison/test-result.ts";
import { shareError } from "../coverage-study.ts";
import { lognormals, rejectionShare } from "./rejections.ts";
import { relativeError, x, y } from "./samples.ts";

const tiedX = [1, 2, 2, 3, 3, 3, 4, 5, 5, 7];
const tiedY = [2, 3, 3, 4, 4, 5, 6, 6, 8, 9, 9];

describe("mannWhitneyTest", () => {
  // Golden values: scipy.stats.mannwhitneyu(x, y, alternative=…, method="exact" | "asymptotic"), SciPy 1.17.1.
  const golden: [Alternative, number, number][] = [
    ["two-sided", 0.029960751322980424, 0.0321141793079075],
    ["less", 0.9875418698948111, 0.9864100565997087],
    ["greater", 0.014980375661490212, 0.01605708965395375],
  ];

  it("equals SciPy's exact test", () => {
    expect(mannWhitneyTest(x, y).statistic).toBe(93);
    for (const [alternative, exact] of golden) {
      const { pValue, method } = mannWhitneyTest(x, y, { alternative });
      expect(relativeError(pValue, exact)).toBeLessThan(1e-12);
      expect(method).toBe("mann-whitney exact");
    }
  });

  it("equals SciPy's normal approximation with continuity correction", () => {
    for (const [alternative, , normal] of golden) {
      const { pValue } = mannWhitneyTest(x, y, { alternative, pValueBy: "normal" });
      expect(relativeError(pValue, normal)).toBeLessThan(1e-12);
    }
  });

  // Golden values: scipy.stats.mannwhitneyu(tiedX, tiedY, alternative=…, method="asymptotic"), SciPy 1.17.1.
  it("equals SciPy's with ties", () => {
    expect(mannWhitneyTest(tiedX, tiedY).statistic).toBe(30);
    const p = (alternative: Alternative) => mannWhitneyTest(tiedX, tiedY, { alternative }).pValue;
    expect(relativeError(p("two-sided"), 0.08105379959330257)).toBeLessThan(1e-12);
    expect(relativeError(p("less"), 0.040526899796651285)).toBeLessThan(1e-12);
    expect(relativeError(p("greater"), 0.9653004283407007)).toBeLessThan(1e-12);
  });

  it("rejects a true hypothesis in as many cases as the exact law says, heavy tails or not, within 4 standard errors", () => {
    const law = rankSumLaw(9, 11);
    let cut = 0;
    while (2 * lowerTail(law, cut) <= 0.05) cut += 1;
    const size = 2 * lowerTail(law, cut - 1); // just below 5 %, as U is whole
    const share = rejectionShare(
      "mann-whitney",
      3000,
      (random) => mannWhitneyTest(lognormals(9, random), lognormals(11, random)).pValue,
    );
    expect(Math.abs(share - size)).toBeLessThan(4 * shareError(size, 3000));
  });

  it("does not see increasing maps", () => {
    const bend = (values: number[]) => values.map((value) => Math.exp(value / 3));
    const bent = mannWhitneyTest(bend(x), bend(y));
    const plain = mannWhitneyTest(x, y);
    expect([bent.statistic, bent.pValue]).toEqual([plain.statistic, plain.pValue]);
  });

  it("counts every pair once: U of x and U of y sum to nm", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const forth = mannWhitneyTest(a, b);
        const back = mannWhitneyTest(b, a);
        expect(forth.statistic + back.statistic).toBe(a.length * b.length);
        expect(forth.pValue).toBeCloseTo(back.pValue, 12);
      }),
      { seed: 1 },
    );
  });

  it("gives p = 1 where all values are equal", () => {
    expect(mannWhitneyTest([3, 3], [3, 3, 3]).pValue).toBe(1);
  });

  it("refuses an exact p-value with ties or very many values, and empty samples", () => {
    expect(() => mannWhitneyTest(tiedX, tiedY, { pValueBy: "exact" })).toThrow(
      "nm = 110 with ties",
    );
    const many = Array.from({ length: 101 }, (_, i) => i + 0.5);
    expect(() => mannWhitneyTest(many, many.map((v) => v + 0.1), { pValueBy: "exact" })).toThrow(
      "got nm = 10201;",
    );
    expect(() => mannWhitneyTest([], [1])).toThrow("a sample must not be empty");
  });
});

describe("rankSumLaw", () => {
  it("counts the splits of small samples, as brute force does", () => {
    const n = 4, m = 3;
    const counts = new Array(n * m + 1).fill(0);
    for (let mask = 0; mask < 2 ** (n + m); mask++) {
      const isX = Array.from({ length: n + m }, (_, i) => (mask >> i) & 1);
      if (isX.reduce((sum, bit) => sum + bit, 0) !== n) continue;
      let U = 0;
      isX.forEach((bit, i) => (U += bit * isX.slice(0, i).filter((other) => other === 0).length));
      counts[U] += 1;
    }
    const law = rankSumLaw(n, m);
    counts.forEach((count, u) => expect(law[u]).toBeCloseTo(count / 35, 14));
  });

  it("sums to 1 with mean nm/2 and variance nm(n + m + 1)/12", () => {
    const n = 20, m = 30;
    const law = rankSumLaw(n, m);
    const mean = law.reduce((sum, p, u) => sum + p * u, 0);
    const variance = law.reduce((sum, p, u) => sum + p * (u - mean) ** 2, 0);
    expect(law.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo((n * m) / 2, 9);
    expect(variance / ((n * m * (n + m + 1)) / 12)).toBeCloseTo(1, 12);
  });
});

describe("signedRankLaw", () => {
  it("counts the subsets of the ranks with each sum, as brute force does", () => {
    const n = 6;
    const counts = new Array((n * (n + 1)) / 2 + 1).fill(0);
    for (let mask = 0; mask < 2 ** n; mask++) {
      let T = 0;
      for (let r = 1; r <= n; r++) if ((mask >> (r - 1)) & 1) T += r;
      counts[T] += 1;
    }
    const law = signedRankLaw(n);
    counts.forEach((count, t) => expect(law[t]).toBeCloseTo(count / 2 ** n, 14));
  });
});

describe("rank", () => {
  it("gives equal values the mean of their ranks, infinite ones too", () => {
    const { ranks, tieTerm } = rank("test", [3, Infinity, 3, 1, Infinity, 3]);
    expect([...ranks]).toEqual([3, 5.5, 3, 1, 5.5, 3]);
    expect(tieTerm).toBe(27 - 3 + (8 - 2));
  });

  it("refuses NaN", () => {
    expect(() => rank("test", [1, NaN])).toThrow(
      "test: values must be numbers, got NaN at index 1",
    );
  });
});
