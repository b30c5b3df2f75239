import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Moments, momentsOf } from "../../src/stats/moments.ts";

const sample = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1];
const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
  minLength: 2,
  maxLength: 50,
});

describe("moments", () => {
  // numpy 2.4.6 mean, var(ddof=1); scipy.stats 1.17.1 skew, kurtosis
  it("agree with NumPy and SciPy", () => {
    const moments = Moments.of(sample);
    expect(moments.mean).toBeCloseTo(3.75, 14);
    expect(moments.variance).toBeCloseTo(2.3914285714285706, 13);
    expect(moments.skewness).toBeCloseTo(0.31220051024141815, 13);
    expect(moments.kurtosis).toBeCloseTo(-1.208711775713741, 13);
  });

  it("know count, extremes and the standard error s/√n", () => {
    const moments = Moments.of(sample);
    expect([moments.count, moments.min, moments.max]).toEqual([8, 1.9, 6.1]);
    expect(moments.standardError).toBeCloseTo(moments.standardDeviation / Math.sqrt(8), 15);
  });

  it("lose no digits to a mean of 10⁹", () => {
    const moments = Moments.of([4, 7, 13, 16].map((x) => 1e9 + x));
    expect(moments.variance).toBe(30);
  });

  it("merge to those of the joined sample", () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      const merged = Moments.of(a);
      merged.merge(Moments.of(b));
      const joined = Moments.of([...a, ...b]);
      const scale = 1 + joined.variance;
      expect(merged.count).toBe(joined.count);
      expect(merged.min).toBe(joined.min);
      expect(merged.max).toBe(joined.max);
      expect(Math.abs(merged.mean - joined.mean)).toBeLessThan(1e-10);
      expect(Math.abs(merged.variance - joined.variance)).toBeLessThan(1e-11 * scale);
    }));
  });

  it("merge skewness and kurtosis too", () => {
    const merged = Moments.of(sample.slice(0, 3));
    merged.merge(Moments.of(sample.slice(3)));
    expect(merged.skewness).toBeCloseTo(Moments.of(sample).skewness, 13);
    expect(merged.kurtosis).toBeCloseTo(Moments.of(sample).kurtosis, 13);
  });

  it("do not change when empty ones are merged in", () => {
    const moments = Moments.of(sample);
    moments.merge(new Moments());
    expect(moments.variance).toBe(Moments.of(sample).variance);
  });

  it("are those of the other when merged into empty ones", () => {
    const moments = new Moments();
    moments.merge(Moments.of(sample));
    expect(moments.kurtosis).toBeCloseTo(Moments.of(sample).kurtosis, 14);
  });

  it("forget everything on reset", () => {
    const moments = Moments.of(sample);
    moments.reset();
    moments.add(7);
    expect([moments.count, moments.mean, moments.min, moments.max]).toEqual([1, 7, 7, 7]);
  });

  it("refuse to answer without enough values", () => {
    expect(() => new Moments().mean).toThrow("Moments.mean: needs at least 1 values, got 0");
    expect(() => new Moments().max).toThrow("Moments.max: needs at least 1 values, got 0");
    expect(() => Moments.of([1]).variance).toThrow("Moments.variance: needs at least 2 values");
  });

  it("refuse a skewness without spread", () => {
    expect(() => Moments.of([3, 3, 3]).skewness).toThrow("all values are equal to 3");
  });

  it("refuse a value that is not finite", () => {
    expect(() => new Moments().add(NaN)).toThrow("Moments.add: x must be finite, got NaN");
    expect(() => new Moments().add(-Infinity)).toThrow(RangeError);
  });

  it("are taken as they are, or made of the values", () => {
    const moments = Moments.of(sample);
    expect(momentsOf("f", moments, 2)).toBe(moments);
    expect(momentsOf("f", sample, 2).mean).toBe(moments.mean);
    expect(() => momentsOf("f", [1], 2)).toThrow("f: needs at least 2 values, got 1");
  });
});
