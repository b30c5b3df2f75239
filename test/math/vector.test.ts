import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dot, norm } from "../../src/math/vector.ts";
import { epsilon, vectors } from "./arbitrary.ts";

describe("dot", () => {
  it("is exact where the products cancel", () => {
    const a = 2 ** 27 + 1; // a² needs 55 bits
    expect(dot([a, -(2 ** 27), 1], [a, 2 ** 27, -(2 ** 28)])).toBe(1);
  });

  it("is within ε|aᵀb| + n²ε²|a|ᵀ|b| of the exact product", () => {
    const whole = fc.maxSafeInteger();
    fc.assert(fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 50 }), (pairs) => {
      const exact = Number(pairs.reduce((s, [a, b]) => s + BigInt(a) * BigInt(b), 0n));
      const size = pairs.reduce((s, [a, b]) => s + Math.abs(a * b), 0);
      const e = 2 ** -53;
      const bound = 2 * e * Math.abs(exact) + (pairs.length * e) ** 2 * size; // exact is rounded too
      const value = dot(pairs.map(([a]) => a), pairs.map(([, b]) => b));
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(bound);
    }));
  });

  it("is the plain sum where a factor is too large to be split", () => {
    expect(dot([1e305, 1], [2, 1])).toBe(2e305);
    expect(dot([Infinity, 1], [1, 1])).toBe(Infinity);
  });

  it("refuses vectors of different lengths", () => {
    expect(() => dot([1, 2], [1])).toThrow("dot: a and b must have equal lengths, got 2 and 1");
  });
});

describe("norm", () => {
  it("is 5 for (3, 4), at any scale", () => {
    expect(norm([3, -4])).toBe(5);
    expect(norm([3e300, 4e300])).toBe(5e300);
    expect(norm([3e-320, 4e-320]) / 1e-320).toBeCloseTo(5, 3); // 1e-320 has only 11 bits
  });

  it("squares to the dot product", () => {
    fc.assert(fc.property(vectors(7), (x) => {
      // four roundings a term; squares below 2⁻¹⁰²² may underflow in the dot product
      expect(Math.abs(norm(x) * norm(x) - dot(x, x))).toBeLessThanOrEqual(
        4 * epsilon * dot(x, x) + 7 * 2 ** -1022,
      );
    }));
  });

  it("is 0 of nothing, infinite of infinities, NaN of NaN", () => {
    expect(norm([])).toBe(0);
    expect(norm([1, -Infinity])).toBe(Infinity);
    expect(norm([NaN, 1])).toBeNaN();
    expect(norm([1, NaN, 2])).toBeNaN();
  });
});
