import { describe, expect, it } from "vitest";
import { harmonicNumbers } from "../../../src/random/distributions/harmonic.ts";

describe("a harmonic number", () => {
  it("is Σ i^(−s) to a relative 1e-14", () => {
    // mpmath 1.3 with 40 digits: the sum itself, harmonic(n), zeta(s) − zeta(s, n + 1)
    const expected: [number, number, number][] = [
      [64, 0.8, 7.0673561541138091387],
      [65, 1, 4.7592755190903844106],
      [1000, 1, 7.4854708605503449127],
      [1000, 2.5, 1.3414661912046496147],
      [100_000, 0.5, 630.99675866237874808],
      [1e9, 1, 21.300481502347944017],
      [1e15, 1, 35.115992059812218621],
      [1e9, 2, 1.644934065848226437],
      [1e12, 1.1, 9.9534911204706481248],
    ];
    for (const [n, s, value] of expected) {
      expect(Math.abs(harmonicNumbers(s)(n) / value - 1)).toBeLessThan(1e-14);
    }
  });

  it("is n for s = 0 and n(n + 1)/2 for s = −1", () => {
    expect(harmonicNumbers(0)(5000)).toBeCloseTo(5000, 9);
    expect(harmonicNumbers(-1)(1000)).toBeCloseTo(500_500, 7);
  });
});
