import { describe, expect, it } from "vitest";
import {
  exponential,
  fractionBits,
  fromNumber,
  headAndTail,
  inverseTangent,
  ln2,
  pi,
  toNumber,
} from "../../../src/math/portable/fixed-point.ts";

/** The first 50 decimals of a fixed-point number, cut off. */
function decimals(v: bigint): string {
  const digits = ((v * 10n ** 50n) >> BigInt(fractionBits)).toString().padStart(51, "0");
  return `${digits.slice(0, -50)}.${digits.slice(-50)}`;
}

// OEIS A000796, A002162 and A001113, as mpmath 1.3.0 prints them
const piDigits = "3.14159265358979323846264338327950288419716939937510";
const ln2Digits = "0.69314718055994530941723212145817656807550013436025";
const eDigits = "2.71828182845904523536028747135266249775724709369995";

describe("fixed-point series", () => {
  it("know π, ln 2 and e to 50 decimals", () => {
    expect(decimals(pi())).toBe(piDigits);
    expect(decimals(ln2())).toBe(ln2Digits);
    expect(decimals(exponential(1n << BigInt(fractionBits)))).toBe(eDigits);
  });

  it("give more bits of π where asked", () => {
    const difference = (pi(1000) >> BigInt(1000 - fractionBits)) - pi();
    expect(Number(difference)).toBeCloseTo(0, -4); // 5,000 units of 2⁻¹⁹²
  });

  it("have arctan(1/2) + arctan(1/3) = π/4 but for the last bits", () => {
    const sum = inverseTangent(1, 2, -1) + inverseTangent(1, 3, -1);
    expect(Number(4n * sum - pi())).toBeCloseTo(0, -4); // 5,000 units of 2⁻¹⁹²
  });
});

describe("headAndTail", () => {
  it("adds up to 100 bits and more", () => {
    const [head, tail] = headAndTail(pi());
    expect(head).toBe(Math.PI);
    expect(toNumber(pi() - fromNumber(head) - fromNumber(tail))).toBeLessThan(2 ** -105);
  });

  it("rounds the head to a multiple of 2^−bits where asked", () => {
    const [head, tail] = headAndTail(pi(), 10);
    expect(head).toBe(Math.round(Math.PI * 1024) / 1024);
    expect(head + tail).toBe(Math.PI);
  });
});
