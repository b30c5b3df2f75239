import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contains,
  type Estimate,
  formatEstimate,
  formatInterval,
  halfWidth,
  levelOf,
  plusMinus,
  relativeHalfWidth,
} from "../../src/stats/estimate.ts";

const about = { level: 0.95, n: 40, method: "t" };
const between = (value: number, low: number, high: number): Estimate => ({
  value,
  low,
  high,
  ...about,
});

describe("estimate", () => {
  it("has half the length of its interval as half-width", () => {
    expect(halfWidth(between(3, 2, 5))).toBe(1.5);
  });

  it("has a relative half-width of half-width over |value|", () => {
    expect(relativeHalfWidth(plusMinus(-4, 1, about))).toBe(0.25);
  });

  it("has an infinite relative half-width at 0, unless it is the point 0", () => {
    expect(relativeHalfWidth(plusMinus(0, 1, about))).toBe(Infinity);
    expect(relativeHalfWidth(plusMinus(0, 0, about))).toBe(0);
  });

  it("contains its ends and what lies between", () => {
    const estimate = between(3, 2, 5);
    expect([1.9, 2, 3, 5, 5.1].map((x) => contains(estimate, x))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it("takes 95 % as its level unless told", () => {
    expect(levelOf("f", {})).toBe(0.95);
  });

  it("refuses a level outside (0, 1) in the caller's name", () => {
    expect(() => levelOf("meanInterval", { level: 95 })).toThrow(
      "meanInterval: level must be in (0, 1), got 95",
    );
  });
});

describe("the text of an interval", () => {
  it("is that of the estimate without level, size and method", () => {
    const text = (value: number, low: number, high: number) =>
      formatInterval(between(value, low, high));
    expect(text(4.98, 4.91, 5.05)).toBe("4.98 ± 0.07");
    expect(text(5, 4.9, 5.3)).toBe("5.00 [4.90, 5.30]");
    expect(text(3e-9, 2.6e-9, 3.4e-9)).toBe("(3.0 ± 0.4)e-9");
  });

  it("is symmetrical for an interval whose ends are so but for rounding", () => {
    const [value, low, high] = [2.3e-3, 2.3e-3 - 7e-13, 2.3e-3 + 7e-13].map((s) => 1000 * s); // ms
    expect(high - value).not.toBe(value - low);
    expect(formatInterval(between(value, low, high))).toBe("2.3000000000 ± 0.0000000007");
  });
});

describe("the text of an estimate", () => {
  it("shows value and half-width to one place, with level, n and method", () => {
    expect(formatEstimate(plusMinus(4.98123, 0.0712, about))).toBe(
      "4.98 ± 0.07 (95 %, n = 40, t)",
    );
  });

  it("keeps two digits of half-widths from 100 to 354, one from 355 to 949, two from 950", () => {
    const text = (h: number) => formatEstimate(plusMinus(1, h, about)).split(" (")[0];
    expect([0.0123, 0.0354, 0.0356, 0.0949, 0.0951].map(text)).toEqual([
      "1.000 ± 0.012",
      "1.000 ± 0.035",
      "1.00 ± 0.04",
      "1.00 ± 0.09",
      "1.00 ± 0.10",
    ]);
  });

  it("shows both ends of an interval that is not symmetrical", () => {
    expect(formatEstimate(between(0.15, 0.0524, 0.3604))).toBe(
      "0.15 [0.05, 0.36] (95 %, n = 40, t)",
    );
  });

  it("writes an open end as infinity", () => {
    expect(formatEstimate(between(2, 1, Infinity))).toBe("2.000 [1.000, ∞] (95 %, n = 40, t)");
    expect(formatEstimate(between(2, -Infinity, 3))).toBe("2.000 [−∞, 3.000] (95 %, n = 40, t)");
  });

  it("writes very small and very large values with a power of ten", () => {
    expect(formatEstimate(plusMinus(3.21e-9, 4.2e-10, about))).toBe(
      "(3.2 ± 0.4)e-9 (95 %, n = 40, t)",
    );
    expect(formatEstimate(between(3e8, 2e8, 5e8))).toBe(
      "3.0e8 [2.0e8, 5.0e8] (95 %, n = 40, t)",
    );
  });

  it("writes no minus before zero, and whole units where the interval is wide", () => {
    expect(formatEstimate(plusMinus(-0.001, 5, about))).toBe("0 ± 5 (95 %, n = 40, t)");
    expect(formatEstimate(plusMinus(12345, 678, about))).toBe("12345 ± 678 (95 %, n = 40, t)");
  });

  it("gives the value to four digits where the interval is a point", () => {
    expect(formatEstimate(plusMinus(0.5, 0, about))).toBe("0.5000 ± 0.0000 (95 %, n = 40, t)");
    expect(formatEstimate(plusMinus(0, 0, about))).toBe("0.000 ± 0.000 (95 %, n = 40, t)");
  });

  it("reads back to the value within the half-width, whatever their size", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (value, relative) => {
          const h = relative * Math.max(1e-9, Math.abs(value));
          const [, mantissa, exponent = "e0"] = /^\(?(-?[\d.]+) ±[^)e]*\)?(e-?\d+)? \(/.exec(
            formatEstimate(plusMinus(value, h, about)),
          ) ?? [];
          expect(Math.abs(Number(mantissa + exponent) - value)).toBeLessThanOrEqual(
            Math.max(h, 0.5),
          );
        },
      ),
    );
  });
});
