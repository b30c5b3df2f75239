import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  median,
  quantile,
  type QuantileDefinition,
  quantileInterval,
  sortedQuantile,
} from "../../src/stats/quantiles.ts";
import { binomialProbabilities } from "./coverage-study.ts";

const sample = [49, 7, 36, 15, 39, 41, 40, 43, 42, 47];
const definitions: QuantileDefinition[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const byDefinition = (p: number) =>
  definitions.map((definition) => quantile(sample, p, { definition }));

// numpy 2.4.6 quantile(sample, p, method=…), methods inverted_cdf, averaged_inverted_cdf,
// closest_observation, interpolated_inverted_cdf, hazen, weibull, linear, median_unbiased,
// normal_unbiased
describe("the nine definitions agree with NumPy", () => {
  it("at p = 0.1", () => {
    const expected = [7, 11, 7, 7, 11, 7.8, 14.2, 9.933333333333334, 10.2];
    byDefinition(0.1).forEach((q, i) => expect(q).toBeCloseTo(expected[i], 12));
  });

  it("at p = 0.25", () => {
    const expected = [36, 36, 15, 25.5, 36, 30.75, 36.75, 34.25, 34.6875];
    byDefinition(0.25).forEach((q, i) => expect(q).toBeCloseTo(expected[i], 12));
  });

  it("at p = 0.5", () => {
    const expected = [40, 40.5, 40, 40, 40.5, 40.5, 40.5, 40.5, 40.5];
    byDefinition(0.5).forEach((q, i) => expect(q).toBeCloseTo(expected[i], 12));
  });

  it("at p = 0.9", () => {
    const expected = [47, 48, 47, 47, 48, 48.8, 47.2, 48.266666666666666, 48.2];
    byDefinition(0.9).forEach((q, i) => expect(q).toBeCloseTo(expected[i], 12));
  });
});

describe("a sample quantile", () => {
  it("is of definition 7 unless told", () => {
    expect(quantile(sample, 0.3)).toBe(quantile(sample, 0.3, { definition: 7 }));
  });

  it("is the smallest value at 0 and the largest at 1", () => {
    for (const definition of definitions) {
      expect(quantile(sample, 0, { definition })).toBe(7);
      expect(quantile(sample, 1, { definition })).toBe(49);
    }
  });

  it("never falls as p grows, and stays within the sample", () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        share,
        share,
        fc.constantFrom(...definitions),
        (values, a, b, definition) => {
          const low = quantile(values, Math.min(a, b), { definition });
          const high = quantile(values, Math.max(a, b), { definition });
          expect(low).toBeLessThanOrEqual(high + 1e-9);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });

  it("leaves the values in their order", () => {
    const values = Float64Array.of(3, 1, 2);
    expect(median(values)).toBe(2);
    expect([...values]).toEqual([3, 1, 2]);
  });

  it("forgives the rounding of n p where a definition jumps", () => {
    const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(sortedQuantile(hundred, 0.07, { definition: 1 })).toBe(7);
  });

  it("refuses an empty sample, a bad p, a bad value and an unknown definition", () => {
    expect(() => median([])).toThrow("median: values must not be empty, got 0 of them");
    expect(() => sortedQuantile([], 0.5)).toThrow("values must not be empty");
    expect(() => quantile([1], 1.2)).toThrow("quantile: p must be in [0, 1], got 1.2");
    expect(() => quantile([1, NaN], 0.5)).toThrow("values must be finite, got NaN");
    expect(() => quantile([1, 2], 0.5, { definition: 10 as QuantileDefinition })).toThrow(
      "definition must be 1 to 9, got 10",
    );
  });
});

describe("the interval of a quantile", () => {
  // scipy.stats 1.17.1 quantile_test(arange(1, 31), p=0.5).confidence_interval(0.95)
  it("agrees with SciPy for a median of 30", () => {
    const thirty = Array.from({ length: 30 }, (_, i) => i + 1);
    const estimate = quantileInterval(thirty, 0.5);
    expect([estimate.low, estimate.high]).toEqual([10, 21]);
    expect(estimate).toMatchObject({ value: 15.5, n: 30, method: "order statistics" });
  });

  it("covers at least the level by the binomial law, and no narrower pair of tails would", () => {
    const n = 47, p = 0.2;
    const ranks = Array.from({ length: n }, (_, i) => i + 1);
    const { low, high } = quantileInterval(ranks, p, { level: 0.9 });
    const probability = binomialProbabilities(n, p);
    const below = (k: number) => probability.slice(0, Math.max(0, k)).reduce((a, b) => a + b, 0); // P(B < k)
    expect(below(low)).toBeLessThanOrEqual(0.05);
    expect(below(low + 1)).toBeGreaterThan(0.05);
    expect(1 - below(high)).toBeLessThanOrEqual(0.05);
    expect(1 - below(high - 1)).toBeGreaterThan(0.05);
  });

  it("is open where the sample is too small to bound an extreme quantile", () => {
    expect(quantileInterval([1, 2, 3, 4, 5], 0.99).high).toBe(Infinity);
    expect(quantileInterval([1, 2, 3, 4, 5], 0.01).low).toBe(-Infinity);
  });

  it("refuses p = 0 and p = 1", () => {
    expect(() => quantileInterval([1, 2], 1)).toThrow("p must be in (0, 1), got 1");
  });
});
