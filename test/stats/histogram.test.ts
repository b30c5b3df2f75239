import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram } from "../../src/stats/histogram.ts";

const filled = (histogram: Histogram, values: readonly number[]): Histogram => {
  for (const x of values) histogram.add(x);
  return histogram;
};

describe("a histogram", () => {
  it("counts the lower edge in, the upper out, and the last edge in", () => {
    const { counts } = filled(new Histogram([0, 1, 3]), [0, 0.5, 1, 2.9, 3]);
    expect([...counts]).toEqual([2, 3]);
  });

  it("counts what lies outside apart", () => {
    const histogram = filled(new Histogram([0, 1, 3]), [-0.1, 3.1, Infinity, 2]);
    expect([histogram.below, histogram.above, histogram.total]).toEqual([1, 2, 4]);
  });

  it("of equal width puts every value where its edges say", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bins, from, width, share) => {
          const quick = Histogram.equalWidth(from, from + width, bins);
          const searched = new Histogram(quick.edges);
          const x = share < 0.5 ? quick.edges[Math.floor(2 * share * bins)] : from + share * width;
          quick.add(x);
          searched.add(x);
          expect(quick.counts).toEqual(searched.counts);
          expect(quick.above).toBe(searched.above);
        },
      ),
    );
  });

  it("has a density that integrates to the share inside", () => {
    const histogram = filled(new Histogram([0, 1, 3, 3.5]), [0.2, 1.1, 2, 3.2, 7]);
    const mass = histogram.density().reduce(
      (sum, d, i) => sum + d * (histogram.edges[i + 1] - histogram.edges[i]),
      0,
    );
    expect(mass).toBeCloseTo(4 / 5, 14);
  });

  it("merges with one of the same edges", () => {
    const a = filled(Histogram.equalWidth(0, 4, 4), [-1, 0.5, 2.5]);
    a.merge(filled(Histogram.equalWidth(0, 4, 4), [2.1, 4, 9]));
    expect([...a.counts]).toEqual([1, 0, 2, 1]);
    expect([a.below, a.above]).toEqual([1, 1]);
  });

  it("refuses to merge with one of other edges", () => {
    const a = Histogram.equalWidth(0, 4, 4);
    expect(() => a.merge(Histogram.equalWidth(0, 4, 5))).toThrow(
      "edges must be the same, got 6 of them for 5",
    );
    expect(() => a.merge(Histogram.equalWidth(0, 8, 4))).toThrow(
      "edges must be the same, got 2 for 1",
    );
  });

  it("counts a value several times at once", () => {
    const histogram = new Histogram([0, 1]);
    histogram.add(0.5, 12);
    expect(histogram.counts[0]).toBe(12);
  });

  it("refuses edges that do not ascend", () => {
    expect(() => new Histogram([1])).toThrow("edges must be at least 2, got 1");
    expect(() => new Histogram([0, 2, 2])).toThrow(
      "edges must be finite and ascend, got 2 after 2",
    );
    expect(() => Histogram.equalWidth(1, 1, 3)).toThrow("from must be < to");
    expect(() => Histogram.equalWidth(0, 1, 0)).toThrow("bins must be a whole number >= 1, got 0");
  });

  it("refuses NaN, negative counts and the density of nothing", () => {
    const histogram = new Histogram([0, 1]);
    expect(() => histogram.add(NaN)).toThrow("x must be a number, got NaN");
    expect(() => histogram.add(0.5, -1)).toThrow("times must be >= 0, got -1");
    expect(() => histogram.density()).toThrow("no value was counted");
  });
});
