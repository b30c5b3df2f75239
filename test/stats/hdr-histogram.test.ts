import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HdrHistogram } from "../../src/stats/hdr-histogram.ts";
import { quantile } from "../../src/stats/quantiles.ts";

describe("an HDR histogram", () => {
  it("gives every quantile to its digits over nine decades", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (logs, p) => {
          const values = logs.map((l) => 1e-6 * 10 ** l);
          const histogram = new HdrHistogram({ unit: 1e-6, digits: 3 });
          values.forEach((x) => histogram.add(x));
          const exact = quantile(values, p, { definition: 1 });
          expect(Math.abs(histogram.quantile(p) - exact)).toBeLessThanOrEqual(
            1e-3 * exact + 0.5001e-6,
          );
        },
      ),
    );
  });

  it("counts values several times at once", () => {
    const histogram = new HdrHistogram({ unit: 1 });
    histogram.add(3, 9);
    histogram.add(700);
    expect([histogram.count, histogram.quantile(0.9), histogram.quantile(1)]).toEqual([10, 3, 700]);
  });

  it("merges to the histogram of all values", () => {
    const a = new HdrHistogram({ unit: 1e-3 }), b = new HdrHistogram({ unit: 1e-3 });
    for (let i = 1; i <= 500; i++) a.add(i / 1000);
    for (let i = 501; i <= 1000; i++) b.add(i / 1000);
    a.merge(b);
    expect(a.count).toBe(1000);
    expect(a.quantile(0.5)).toBeCloseTo(0.5, 12);
    expect(a.quantile(0.75)).toBeCloseTo(0.75, 12);
  });

  it("refuses to merge with another grid", () => {
    const a = new HdrHistogram({ unit: 1e-3 });
    expect(() => a.merge(new HdrHistogram({ unit: 1e-6 }))).toThrow(
      "unit and digits must be 0.001 and 3, got 0.000001 and 3",
    );
  });

  it("refuses values that it cannot count", () => {
    const histogram = new HdrHistogram({ unit: 1e-6 });
    expect(() => histogram.add(-1)).toThrow("x must be in [0, 2⁵²] units of 0.000001, got -1");
    expect(() => histogram.add(NaN)).toThrow(RangeError);
    expect(() => histogram.add(1e12)).toThrow(RangeError);
    expect(() => histogram.add(1, 0)).toThrow("times must be a whole number >= 1, got 0");
  });

  it("refuses a bad grid, a bad p, and the quantile of nothing", () => {
    expect(() => new HdrHistogram({ unit: 0 })).toThrow("unit must be > 0 and finite, got 0");
    expect(() => new HdrHistogram({ unit: 1, digits: 7 })).toThrow(
      "digits must be a whole number from 1 to 5, got 7",
    );
    const empty = new HdrHistogram({ unit: 1 });
    expect(() => empty.quantile(2)).toThrow("p must be in [0, 1], got 2");
    expect(() => empty.quantile(0.5)).toThrow("no value was counted");
  });
});
