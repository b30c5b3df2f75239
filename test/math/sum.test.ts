import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compensatedSum, sum } from "../../src/math/sum.ts";

// whole multiples of 2⁻³⁰ below 2⁸³, so that the exact sum is a BigInt
const multiple = fc.tuple(fc.integer(), fc.integer({ min: -30, max: 50 }))
  .map(([k, e]) => k * 2 ** e);

describe("sum", () => {
  it("keeps what cancels (Neumaier's example: 1 + 10¹⁰⁰ + 1 − 10¹⁰⁰ is 2)", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  });

  it("is within 2ε|Σx| + n²ε²Σ|x| of the exact sum", () => {
    fc.assert(fc.property(fc.array(multiple, { maxLength: 200 }), (values) => {
      const exact = Number(values.reduce((s, x) => s + BigInt(x * 2 ** 30), 0n)) / 2 ** 30;
      const size = values.reduce((s, x) => s + Math.abs(x), 0);
      const e = 2 ** -53;
      const bound = 2 * e * Math.abs(exact) + (values.length * e) ** 2 * size;
      expect(Math.abs(sum(values) - exact)).toBeLessThanOrEqual(bound);
    }));
  });

  it("adds 0.1 ten million times without drift", () => {
    expect(sum(new Float64Array(10_000_000).fill(0.1))).toBe(1e6);
  });

  it("is 0 of nothing", () => {
    expect(sum([])).toBe(0);
  });

  it("treats infinities and NaN as plain addition does", () => {
    expect(sum([1, Infinity, 2])).toBe(Infinity);
    expect(sum([1e308, 1e308, -Infinity])).toBeNaN();
    expect(sum([-Infinity, 1e308])).toBe(-Infinity);
    expect(sum([Infinity, -Infinity])).toBeNaN();
    expect(sum([1, NaN])).toBeNaN();
  });
});

describe("compensatedSum", () => {
  it("gives at every step what sum gives", () => {
    fc.assert(fc.property(fc.array(fc.double()), (values) => {
      const running = compensatedSum();
      values.forEach((x, i) => {
        running.add(x);
        expect(running.value()).toBe(sum(values.slice(0, i + 1)));
      });
    }));
  });

  it("starts at 0", () => {
    expect(compensatedSum().value()).toBe(0);
  });
});
