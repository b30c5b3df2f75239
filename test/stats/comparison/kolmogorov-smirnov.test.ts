import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  kolmogorovLimit,
  kolmogorovUpperTail,
} from "../../../src/stats/comparison/kolmogorov-law.ts";
import {
  kolmogorovSmirnovTest,
  twoSampleKolmogorovSmirnovTest,
} from "../../../src/stats/comparison/kolmogorov-smirnov.ts";
import { Random } from "../../../src/random/mod.ts";
import { normalCdf } from "../../../src/stats/laws.ts";
import { shareError } from "../coverage-study.ts";
import { lognormals, normals, rejectionShare } from "./rejections.ts";
import { relativeError, x, y } from "./samples.ts";

describe("kolmogorovUpperTail", () => {
  // Golden values: scipy.stats.kstwo.sf(d, n), SciPy 1.17.1, where it is exact.
  it("equals SciPy's exact law to a relative 1e-10, whichever method applies", () => {
    const golden: [number, number, number][] = [
      [1, 0.7, 0.6000000000000001],
      [5, 0.3, 0.664],
      [10, 0.274, 0.3715203845434957],
      [10, 0.6, 0.0005681672000000003],
      [50, 0.1, 0.6623112704658186],
      [50, 0.27, 0.00103876659196811],
      [100, 0.05, 0.9532159710635725],
      [100, 0.19, 0.0012339926382722768],
      [100, 0.21, 0.00023947345214651332],
      [2000, 0.06, 1.0604306943365804e-06],
    ];
    for (const [n, d, p] of golden) {
      expect(relativeError(kolmogorovUpperTail(d, n), p)).toBeLessThan(1e-10);
    }
  });

  // Golden values: the matrix form of Marsaglia, Tsang and Wang evaluated with 50 digits by mpmath; SciPy approximates here.
  it("equals the matrix form in 50 digits to a relative 1e-9 up to n = 2,000", () => {
    const golden: [number, number, number][] = [
      [500, 0.04, 0.39025101632640608],
      [1000, 0.03, 0.3226902464132999],
      [2000, 0.02, 0.39531337200309193],
      [2000, 0.04, 0.0032305680828632479],
    ];
    for (const [n, d, p] of golden) {
      expect(relativeError(kolmogorovUpperTail(d, n), p)).toBeLessThan(1e-9);
    }
  });

  // Golden values: scipy.stats.kstwo.sf(d, n), SciPy 1.17.1, to about 1e-7.
  it("errs by less than 1e-5 above n = 2,000, by the corrected limit", () => {
    const golden: [number, number, number][] = [
      [5000, 0.012, 0.4639912166690192],
      [5000, 0.02, 0.03613941395325637],
      [20000, 0.006, 0.4657689508612477],
      [100000, 0.003, 0.3284563327726956],
      [100000, 0.0045, 0.034739868616438185],
    ];
    for (const [n, d, p] of golden) {
      expect(Math.abs(kolmogorovUpperTail(d, n) - p)).toBeLessThan(1e-5);
    }
  });

  it("is 1 below 1/(2n) and 0 at 1, and falls between", () => {
    expect(kolmogorovUpperTail(0.049, 10)).toBe(1);
    expect(kolmogorovUpperTail(1, 10)).toBe(0);
    const d = Array.from({ length: 90 }, (_, i) => 0.05 + i / 100);
    const p = d.map((di) => kolmogorovUpperTail(di, 30));
    p.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(p[i]));
  });

  it("refuses distances beyond 1 and no values", () => {
    expect(() => kolmogorovUpperTail(1.1, 5)).toThrow("d must be in [0, 1], got 1.1");
    expect(() => kolmogorovUpperTail(0.1, 0)).toThrow("whole number ≥ 1, got 0");
  });
});

describe("kolmogorovLimit", () => {
  // Golden values: scipy.special.kolmogorov(x), SciPy 1.17.1.
  it("equals SciPy's to a relative 1e-12, by either series", () => {
    const golden: [number, number][] = [
      [0.2, 0.999999999999495],
      [0.5, 0.9639452436648751],
      [0.8, 0.5441424115741981],
      [1, 0.26999967167735456],
      [1.36, 0.049485876755377876],
      [2, 0.0006709252557796953],
      [3, 3.045995948942526e-08],
    ];
    for (const [at, p] of golden) expect(relativeError(kolmogorovLimit(at), p)).toBeLessThan(1e-12);
  });

  it("is 1 at 0 and refuses NaN", () => {
    expect(kolmogorovLimit(0)).toBe(1);
    expect(() => kolmogorovLimit(NaN)).toThrow("got NaN");
  });
});

describe("kolmogorovSmirnovTest", () => {
  // Golden values: scipy.stats.ks_1samp(x, scipy.stats.norm(11, 1.5).cdf, method="exact"), SciPy 1.17.1.
  it("equals SciPy's exact test", () => {
    const { statistic, pValue } = kolmogorovSmirnovTest(x, (v) => normalCdf((v - 11) / 1.5));
    expect(relativeError(statistic, 0.2475074624530771)).toBeLessThan(1e-12);
    expect(relativeError(pValue, 0.49671857601804326)).toBeLessThan(1e-11);
  });

  it("rejects the true law in 5 % of cases, within 4 standard errors", () => {
    const share = rejectionShare(
      "kolmogorov",
      3000,
      (random) => kolmogorovSmirnovTest(normals(25, random), normalCdf).pValue,
    );
    expect(Math.abs(share - 0.05)).toBeLessThan(4 * shareError(0.05, 3000));
  });

  it("finds a wrong deviation in a large sample", () => {
    const sample = normals(5000, Random.named("kolmogorov/wrong"), 0, 1.1);
    const { pValue, method } = kolmogorovSmirnovTest(sample, normalCdf);
    expect(pValue).toBeLessThan(0.01);
    expect(method).toMatch(/kolmogorov-smirnov (exact|asymptotic)/);
  });

  it("says when its p-value is asymptotic", () => {
    const sample = Array.from({ length: 3000 }, (_, i) => (i + 0.5) / 3000);
    expect(kolmogorovSmirnovTest(sample, (v) => v).method).toBe("kolmogorov-smirnov asymptotic");
  });

  it("refuses an answer that is no probability, NaN and empty samples", () => {
    expect(() => kolmogorovSmirnovTest([2], (v) => v)).toThrow("got 2 at 2");
    expect(() => kolmogorovSmirnovTest([NaN], (v) => v)).toThrow("got NaN at index 0");
    expect(() => kolmogorovSmirnovTest([], (v) => v)).toThrow("must not be empty");
  });
});

describe("twoSampleKolmogorovSmirnovTest", () => {
  // Golden values: scipy.stats.ks_2samp(x, y, method="exact"), and of a[i] = round(3 sin(1.7 i) + 0.05 i, 6), i < 40, against
  // b[i] = round(1 + 2 cos(2.3 i), 6), i < 31, SciPy 1.17.1.
  it("equals SciPy's exact test", () => {
    const round = (value: number) => Math.round(value * 1e6) / 1e6;
    const a = Array.from({ length: 40 }, (_, i) => round(3 * Math.sin(1.7 * i) + 0.05 * i));
    const b = Array.from({ length: 31 }, (_, i) => round(1 + 2 * Math.cos(2.3 * i)));
    const { statistic, pValue } = twoSampleKolmogorovSmirnovTest(a, b);
    expect(statistic).toBeCloseTo(0.25, 12);
    expect(relativeError(pValue, 0.18063773973647773)).toBeLessThan(1e-10);
  });

  it("counts orders with ties as brute force over all relabellings does", () => {
    const a = [1, 2, 2, 3], b = [2, 3, 3, 4, 4];
    const pooled = [...a, ...b];
    const distance = (first: number[], second: number[]) =>
      Math.max(...pooled.map((v) =>
        Math.abs(
          first.filter((f) => f <= v).length / first.length -
            second.filter((s) => s <= v).length / second.length,
        )
      ));
    let all = 0, asFar = 0;
    for (let mask = 0; mask < 2 ** 9; mask++) {
      const first = pooled.filter((_, i) => (mask >> i) & 1);
      if (first.length !== 4) continue;
      all += 1;
      const second = pooled.filter((_, i) => !((mask >> i) & 1));
      if (distance(first, second) >= distance(a, b) - 1e-12) asFar += 1;
    }
    expect(twoSampleKolmogorovSmirnovTest(a, b).pValue).toBeCloseTo(asFar / all, 12);
  });

  it("does not see increasing maps, nor which sample is first", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const plain = twoSampleKolmogorovSmirnovTest(a, b);
        const bent = twoSampleKolmogorovSmirnovTest(b.map(Math.exp), a.map(Math.exp));
        expect(bent.statistic).toBeCloseTo(plain.statistic, 12);
        expect(bent.pValue).toBeCloseTo(plain.pValue, 12);
      }),
      { seed: 1 },
    );
  });

  it("rejects a true hypothesis in at most 5 % of cases, within 4 standard errors", () => {
    const share = rejectionShare(
      "kolmogorov/two",
      2000,
      (random) =>
        twoSampleKolmogorovSmirnovTest(lognormals(20, random), lognormals(30, random)).pValue,
    );
    expect(share).toBeLessThan(0.05 + 4 * shareError(0.05, 2000));
    expect(share).toBeGreaterThan(0.02); // the law is discrete, so it stays somewhat below
  });

  it("turns to the limit for more than 10⁷ pairs, which is near the exact value: within 2 %", () => {
    const random = Random.named("kolmogorov/limit");
    const a = normals(3100, random), b = normals(3300, random, 0.05);
    const { method, pValue, statistic } = twoSampleKolmogorovSmirnovTest(a, b);
    expect(method).toBe("two-sample kolmogorov-smirnov asymptotic");
    const exact = kolmogorovUpperTail(statistic, Math.round((3100 * 3300) / 6400));
    expect(Math.abs(pValue - exact)).toBeLessThan(0.02);
  });

  it("gives p = 1 for equal samples and refuses empty ones", () => {
    expect(twoSampleKolmogorovSmirnovTest([1, 2], [1, 2])).toMatchObject({
      statistic: 0,
      pValue: 1,
    });
    expect(() => twoSampleKolmogorovSmirnovTest([], y)).toThrow("must not be empty");
  });
});
