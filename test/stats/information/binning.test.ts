import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binsForPairs,
  equalFrequencyLabels,
  equalWidthLabels,
} from "../../../src/stats/information/binning.ts";

const distinct = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), {
  minLength: 1,
  maxLength: 80,
});

describe("binsForPairs", () => {
  it("expects five counts in each cell of a square table, and has 2 bins at least", () => {
    expect(binsForPairs(500)).toBe(10);
    expect(500 / (10 * 10)).toBe(5);
    expect(binsForPairs(3)).toBe(2);
  });
});

describe("equalFrequencyLabels", () => {
  it("fills every bin alike, to one value", () => {
    fc.assert(
      fc.property(distinct, fc.integer({ min: 1, max: 8 }), (x, bins) => {
        const counts = new Array(bins).fill(0);
        for (const label of equalFrequencyLabels(x, bins)) counts[label] += 1;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });

  it("does not change under increasing maps", () => {
    fc.assert(
      fc.property(distinct, (x) => {
        const bent = x.map((value) => Math.exp(value / 500));
        expect(equalFrequencyLabels(bent, 5)).toEqual(equalFrequencyLabels(x, 5));
      }),
      { seed: 1 },
    );
  });

  it("gives equal values one label", () => {
    expect([...equalFrequencyLabels([3, 1, 3, 3, 9, 3], 3)]).toEqual([0, 0, 0, 0, 2, 0]);
  });

  it("refuses no values, NaN and no bins", () => {
    expect(() => equalFrequencyLabels([], 2)).toThrow("at least one value is needed");
    expect(() => equalFrequencyLabels([1, NaN], 2)).toThrow("got NaN at index 1");
    expect(() => equalFrequencyLabels([1], 0)).toThrow("bins must be a whole number ≥ 1, got 0");
  });
});

describe("equalWidthLabels", () => {
  it("cuts the range into equal steps, the greatest value in the last", () => {
    expect([...equalWidthLabels([0, 0.24, 0.25, 0.5, 0.99, 1], 4)]).toEqual([0, 0, 1, 2, 3, 3]);
  });

  it("gives one label to a constant", () => {
    expect([...equalWidthLabels([7, 7, 7], 4)]).toEqual([0, 0, 0]);
  });

  it("takes ⌊√(n/5)⌋ bins unless told", () => {
    const x = Array.from({ length: 80 }, (_, i) => i);
    expect(Math.max(...equalWidthLabels(x)) + 1).toBe(4);
  });

  it("refuses an infinite range", () => {
    expect(() => equalWidthLabels([1, Infinity], 2)).toThrow("finite width, got 1 to Infinity");
  });
});
