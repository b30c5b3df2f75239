import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pi } from "../../../src/math/portable/fixed-point.ts";
import { quadrantOf, remainder } from "../../../src/math/portable/quadrant.ts";

const bits = 1100; // after the point

/** The fixed-point value of x, for |x| < 10³⁰ or so with its last bit above 2⁻¹¹⁰⁰. */
function exactly(x: number): bigint {
  return Number.isInteger(x) ? BigInt(x) << BigInt(bits) : exactly(2 * x) / 2n;
}

function nearest(a: bigint, b: bigint): bigint {
  return a < 0n ? -nearest(-a, b) : (a + b / 2n) / b;
}

describe("quadrantOf", () => {
  it("leaves y in [−π/4, π/4] with x = n π/2 + y to 60 bits of y", () => {
    const halfPi = pi(bits + 1100) / 2n >> 1100n;
    const angle = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
      fc.integer({ min: -700_000, max: 700_000 }).map((n) => n * Math.PI / 2),
    );
    fc.assert(fc.property(angle, (x) => {
      const quadrant = quadrantOf(x);
      const y = exactly(remainder[0]) + exactly(remainder[1]);
      const n = nearest(exactly(x) - y, halfPi);
      expect(Math.abs(remainder[0])).toBeLessThan(0.78539817);
      expect(Number(BigInt.asUintN(2, n))).toBe(quadrant);
      const error = exactly(x) - n * halfPi - y;
      expect(Math.abs(Number(error >> 900n))).toBeLessThanOrEqual(
        Math.abs(Number(y >> 900n)) * 2 ** -60 + 2,
      );
    }));
  });

  it("knows the number nearest to a multiple of π/2", () => {
    expect(quadrantOf(6381956970095103 * 2 ** 797)).toBe(1);
    // found by Kahan's continued fractions (Muller, Elementary Functions, on range reduction);
    // mpmath 1.3.0 at 2,000 bits: 4.687165924254627611…e−19
    expect(Math.abs(remainder[0] / 4.687165924254627611e-19 - 1)).toBeLessThan(2 ** -52);
  });
});
