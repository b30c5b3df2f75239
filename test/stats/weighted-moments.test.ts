import { describe, expect, it } from "vitest";
import { Moments } from "../../src/stats/moments.ts";
import { WeightedMoments } from "../../src/stats/weighted-moments.ts";

const sample = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1];
const frequencies = [1, 2, 3, 1, 2, 3, 1, 2];
const reliabilities = [0.5, 1.5, 2, 1, 0.25, 3, 1, 0.75];

function weighted(values: readonly number[], weights: readonly number[]): WeightedMoments {
  const moments = new WeightedMoments();
  values.forEach((x, i) => moments.add(x, weights[i]));
  return moments;
}

describe("weighted moments", () => {
  // statsmodels 0.15.0 DescrStatsW(x, weights, ddof=1): mean, var
  it("agree with statsmodels for frequency weights", () => {
    const moments = weighted(sample, frequencies);
    expect(moments.mean).toBeCloseTo(3.6866666666666665, 13);
    expect(moments.variance("frequency")).toBeCloseTo(2.114095238095238, 13);
  });

  // numpy 2.4.6 average(x, weights=w), cov(x, aweights=w)
  it("agree with NumPy for reliability weights", () => {
    const moments = weighted(sample, reliabilities);
    expect(moments.mean).toBeCloseTo(3.5325, 13);
    expect(moments.variance("reliability")).toBeCloseTo(2.0393206106870223, 13);
  });

  it("equal the plain moments where all weights are 1", () => {
    const moments = weighted(sample, sample.map(() => 1));
    const plain = Moments.of(sample);
    expect(moments.mean).toBeCloseTo(plain.mean, 14);
    expect(moments.variance("frequency")).toBeCloseTo(plain.variance, 14);
    expect(moments.variance("reliability")).toBeCloseTo(plain.variance, 14);
    expect(moments.effectiveSampleSize).toBe(8);
  });

  it("do not depend on the scale of reliabilities", () => {
    const scaled = weighted(sample, reliabilities.map((w) => 1000 * w));
    const variance = weighted(sample, reliabilities).variance("reliability");
    expect(scaled.variance("reliability")).toBeCloseTo(variance, 12);
  });

  it("merge to those of the joined sample", () => {
    const merged = weighted(sample.slice(0, 3), reliabilities.slice(0, 3));
    merged.merge(weighted(sample.slice(3), reliabilities.slice(3)));
    const joined = weighted(sample, reliabilities);
    expect(merged.mean).toBeCloseTo(joined.mean, 14);
    expect(merged.variance("reliability")).toBeCloseTo(joined.variance("reliability"), 13);
    expect(merged.count).toBe(8);
  });

  it("do not change when empty ones are merged in", () => {
    const moments = weighted(sample, frequencies);
    moments.merge(new WeightedMoments());
    expect(moments.weight).toBe(15);
  });

  it("pass over values of weight 0", () => {
    const moments = weighted([1, 100], [2, 0]);
    expect([moments.count, moments.weight, moments.mean]).toEqual([1, 2, 1]);
  });

  it("refuse a variance without a positive divisor", () => {
    expect(() => weighted([1, 2], [0.3, 0.4]).variance("frequency")).toThrow("needs more weight");
    expect(() => weighted([1], [5]).variance("reliability")).toThrow("needs more weight");
  });

  it("refuse bad values, bad weights, and answers without weight", () => {
    const moments = new WeightedMoments();
    expect(() => moments.add(NaN, 1)).toThrow("x must be finite, got NaN");
    expect(() => moments.add(1, -2)).toThrow("weight must be >= 0 and finite, got -2");
    expect(() => moments.mean).toThrow("WeightedMoments.mean: no value has a weight > 0");
  });
});
