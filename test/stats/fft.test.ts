import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import {
  complexZeros,
  fft,
  fourierTransform,
  inverseFft,
  powerOfTwoFrom,
  realFft,
} from "../../src/stats/fft.ts";
import type { ComplexVector } from "../../src/stats/fft.ts";

/** The definition, n² terms. */
function denseTransform(re: Float64Array, im: Float64Array): ComplexVector {
  const n = re.length;
  const X = complexZeros(n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      X.re[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
      X.im[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
    }
  }
  return X;
}

function noise(n: number, name = "fft"): ComplexVector {
  const random = Random.named(name);
  return {
    re: Float64Array.from({ length: n }, () => random.normal()),
    im: Float64Array.from({ length: n }, () => random.normal()),
  };
}

function distance(a: ComplexVector, b: ComplexVector): number {
  let worst = 0;
  for (let k = 0; k < a.re.length; k++) {
    worst = Math.max(worst, Math.abs(a.re[k] - b.re[k]), Math.abs(a.im[k] - b.im[k]));
  }
  return worst;
}

describe("fft", () => {
  it("equals the dense transform within 1e-12 at powers of two", () => {
    for (const n of [1, 2, 4, 8, 16, 32, 64, 256]) {
      const x = noise(n);
      expect(distance(fft(x.re, x.im), denseTransform(x.re, x.im))).toBeLessThan(1e-12);
    }
  });

  it("equals the dense transform within 1e-12 at every other length, primes too", () => {
    for (const n of [3, 5, 6, 7, 12, 15, 97, 100, 251]) {
      const x = noise(n);
      expect(distance(fft(x.re, x.im), denseTransform(x.re, x.im))).toBeLessThan(1e-12);
    }
  });

  it("is undone by its inverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (n) => {
        const x = noise(n, `inverse/${n}`);
        const X = fft(x.re, x.im);
        expect(distance(inverseFft(X.re, X.im), x)).toBeLessThan(1e-12);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it("keeps the energy: Σ|X|² = n Σ|x|² (Parseval)", () => {
    const energy = (x: ComplexVector) =>
      x.re.reduce((sum, re, i) => sum + re * re + x.im[i] * x.im[i], 0);
    for (const n of [64, 1000]) {
      const x = noise(n);
      expect(energy(fft(x.re, x.im)) / (n * energy(x))).toBeCloseTo(1, 12);
    }
  });

  it("gives a real series its first ⌊n/2⌋ + 1 bins", () => {
    const { re } = noise(9);
    const X = realFft(re);
    expect(X.re).toHaveLength(5);
    const whole = fft(re);
    expect(distance(X, { re: whole.re.slice(0, 5), im: whole.im.slice(0, 5) })).toBe(0);
  });

  // The hash was computed on Deno 2.9.6 and found again on Node 24 and Node 26.
  it("has the same bits on every runtime", () => {
    const hash = createHash("sha256");
    for (const n of [2, 8, 1024, 4096, 1000, 997]) {
      const random = Random.named(`bits/${n}`);
      const uniform = () => Float64Array.from({ length: n }, () => random.uniform());
      const X = fft(uniform(), uniform());
      hash.update(new Uint8Array(X.re.buffer)).update(new Uint8Array(X.im.buffer));
    }
    expect(hash.digest("hex")).toBe(
      "2b9e06e9c75d4cf9844c2015c78b77a72e0f2d21bb2ed046ffd367ed2a358399",
    );
  });

  it("refuses empty series, parts of two lengths and impossible lengths", () => {
    expect(() => fft([])).toThrow("fft: the series must not be empty");
    expect(() => inverseFft([1, 2], [1])).toThrow("im must be as long as re, 2, got 1 values");
    expect(() => fourierTransform(2.5)).toThrow("whole number in [1, 2²⁶], got 2.5");
    expect(() => fourierTransform(4).forward(complexZeros(4), complexZeros(3))).toThrow(
      "vectors must have 4 values, got 4, 4, 3, 3",
    );
  });
});

describe("powerOfTwoFrom", () => {
  it("is the smallest power of two that is large enough", () => {
    expect([1, 2, 3, 1024, 1025].map(powerOfTwoFrom)).toEqual([1, 2, 4, 1024, 2048]);
  });
});
