import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { spectralWindow } from "../../src/stats/spectral-window.ts";

describe("spectralWindow", () => {
  it("is 1 at 0 and at every multiple of an even sampling rate: there are the aliases", () => {
    const even = Array.from({ length: 50 }, (_, i) => i / 4); // 4 Hz
    spectralWindow(even, [0, 4, 8, 40]).forEach((W) => expect(W).toBeCloseTo(1, 12));
  });

  it("is the squared Dirichlet kernel between them", () => {
    const n = 50, f = 0.37;
    const even = Array.from({ length: n }, (_, i) => i);
    const kernel = Math.sin(Math.PI * f * n) / (n * Math.sin(Math.PI * f));
    expect(spectralWindow(even, [f])[0]).toBeCloseTo(kernel * kernel, 12);
  });

  it("has no alias for Poisson instants: mean 1/n away from 0, within 4 standard errors", () => {
    const random = Random.named("spectral-window");
    const n = 400;
    let t = 0;
    const poisson = Array.from({ length: n }, () => (t += random.exponential()));
    const frequencies = Array.from({ length: 500 }, (_, k) => 0.9 + 0.01 * k); // 1/T = 0.0025 Hz apart fourfold
    const window = spectralWindow(poisson, frequencies);
    const mean = window.reduce((sum, W) => sum + W, 0) / frequencies.length;
    // n W is about exponential of mean 1, hence of standard deviation 1
    expect(Math.abs(n * mean - 1)).toBeLessThan(4 / Math.sqrt(frequencies.length));
  });

  it("refuses no instants and numbers that are not finite", () => {
    expect(() => spectralWindow([], [1])).toThrow("at least one instant is needed");
    expect(() => spectralWindow([0, 1], [Infinity])).toThrow("got frequency Infinity Hz");
  });
});
