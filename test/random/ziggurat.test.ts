import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { exponentialZiggurat, normalZiggurat } from "../../src/random/ziggurat.ts";
import { chiSquare, kolmogorovSmirnov, moments } from "./goodness-of-fit.ts";

const n = 1_000_000;

describe("the ziggurat", () => {
  for (
    const { name, layers } of [
      { name: "normal", layers: normalZiggurat },
      { name: "exponential", layers: exponentialZiggurat },
    ]
  ) {
    it(`has ${name} layers of one area, of which the topmost ends at height 1`, () => {
      const { x, f } = layers;
      const area = x[0] * f[1]; // the lowest layer with its tail
      for (let i = 1; i < 256; i++) {
        expect(x[i] * (f[i + 1] - f[i])).toBeCloseTo(area, 12);
      }
      expect(f[256]).toBe(1);
    });
  }
});

describe("standardNormal", () => {
  const random = Random.named("ziggurat/normal");
  const x = Float64Array.from({ length: n }, () => random.normal());

  it("passes Kolmogorov-Smirnov at 10⁶ draws", () => {
    expect(kolmogorovSmirnov(x, (xi) => normalCdf(xi, 0, 1))).toBeGreaterThan(1e-4);
  });

  it("has mean 0 and variance 1 within 5 standard errors, √(1/n) and √(2/n)", () => {
    const { mean, variance } = moments(x);
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  });

  it("has the normal tails beyond 2.5, where layers, edge and tail meet", () => {
    const edges = [2.5, 3, 3.3, 3.6, 3.6541528853610088, 3.7, 4, 4.5];
    const upper = (a: number): number => normalCdf(-a, 0, 1);
    const masses = edges.map((a, i) => 2 * (upper(a) - (i < 7 ? upper(edges[i + 1]) : 0)));
    const counts = edges.map((a, i) =>
      x.filter((xi) => Math.abs(xi) >= a && (i === 7 || Math.abs(xi) < edges[i + 1])).length
    );
    expect(chiSquare(counts, masses, n)).toBeGreaterThan(1e-4);
  });

  it("draws no value twice in 10⁶: the grain is 2⁻⁵², not 2⁻³²", () => {
    // with 32 bits about n² / 2³³ = 116 pairs would be equal
    expect(new Set(x).size).toBe(n);
  });

  it("shows no trace of the layer in the value's low bits", () => {
    // of |x|·2³⁰ within the central half, the four lowest bits
    const counts = new Float64Array(16);
    const central = x.filter((xi) => Math.abs(xi) < 0.6745);
    for (const xi of central) counts[Math.floor(Math.abs(xi) * 0x40000000) % 16] += 1;
    expect(chiSquare(counts, new Float64Array(16).fill(1 / 16), central.length))
      .toBeGreaterThan(1e-4);
  });
});

describe("standardExponential", () => {
  const random = Random.named("ziggurat/exponential");
  const x = Float64Array.from({ length: n }, () => random.exponential());

  it("passes Kolmogorov-Smirnov at 10⁶ draws", () => {
    expect(kolmogorovSmirnov(x, (xi) => -Math.expm1(-xi))).toBeGreaterThan(1e-4);
  });

  it("has mean 1 and variance 1 within 5 standard errors, √(1/n) and √(8/n)", () => {
    const { mean, variance } = moments(x);
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(8 / n));
  });

  it("has the exponential tail beyond 6, where layers, edge and tail meet", () => {
    const edges = [6, 6.5, 7, 7.5, 7.697117470131, 8, 9, 10];
    const masses = edges.map((a, i) => Math.exp(-a) - (i < 7 ? Math.exp(-edges[i + 1]) : 0));
    const counts = edges.map((a, i) =>
      x.filter((xi) => xi >= a && (i === 7 || xi < edges[i + 1])).length
    );
    expect(chiSquare(counts, masses, n)).toBeGreaterThan(1e-4);
  });

  it("draws nothing at or below 0", () => {
    expect(x.every((xi) => xi > 0)).toBe(true);
  });
});
