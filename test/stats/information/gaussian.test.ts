import { describe, expect, it } from "vitest";
import {
  gaussianEntropy,
  gaussianMutualInformation,
} from "../../../src/stats/information/gaussian.ts";

describe("gaussianEntropy", () => {
  it("is the integral of −p log₂ p", () => {
    const deviation = 1.7, step = 0.001;
    let bits = 0;
    for (let x = -20; x <= 20; x += step) {
      const z = x / deviation;
      const p = Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
      bits -= p * Math.log2(p) * step;
    }
    expect(gaussianEntropy(deviation)).toBeCloseTo(bits, 9);
  });

  it("grows by one bit when the deviation doubles", () => {
    expect(gaussianEntropy(6) - gaussianEntropy(3)).toBeCloseTo(1, 14);
  });

  it("refuses a deviation of 0", () => {
    expect(() => gaussianEntropy(0)).toThrow("deviation must be finite and > 0, got 0");
  });
});

describe("gaussianMutualInformation", () => {
  it("is h(X) + h(Y) − h(X, Y), the last from the determinant 1 − ρ²", () => {
    for (const rho of [0.2, -0.6, 0.95]) {
      const joint = 2 * gaussianEntropy(1) + 0.5 * Math.log2(1 - rho * rho);
      expect(gaussianMutualInformation(rho)).toBeCloseTo(2 * gaussianEntropy(1) - joint, 12);
    }
  });

  it("is 0 without correlation and does not see its sign", () => {
    expect(gaussianMutualInformation(0)).toBe(0);
    expect(gaussianMutualInformation(-0.4)).toBe(gaussianMutualInformation(0.4));
  });

  it("refuses a correlation of 1", () => {
    expect(() => gaussianMutualInformation(1)).toThrow("correlation must be in (−1, 1), got 1");
  });
});
