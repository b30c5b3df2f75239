import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  beta,
  binomial,
  discrete,
  distributions,
  empirical,
  gamma,
  geometric,
  hyperexponential,
  integer,
  normal,
  poisson,
  zipf,
} from "../../../src/random/mod.ts";

describe("a quantile", () => {
  it("never falls as p grows from 1e-15 to 1, but for rounding", () => {
    const laws = [
      normal({ mean: 0, standardDeviation: 1 }),
      gamma({ shape: 0.4, scale: 1 }),
      gamma({ shape: 800, scale: 1 }),
      beta({ alpha: 2, beta: 0.5 }),
      hyperexponential({ probabilities: [0.9, 0.1], means: [1, 100] }),
      poisson({ mean: 700 }),
      binomial({ trials: 100, probability: 0.4 }),
      geometric({ probability: 0.1 }),
      zipf({ items: 1e9, exponent: 1.2 }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...laws),
        fc.double({ min: 1e-15, max: 1, noNaN: true }),
        fc.double({ min: 1e-15, max: 1, noNaN: true }),
        (law, p, q) => {
          const low = law.quantile(Math.min(p, q));
          const high = law.quantile(Math.max(p, q));
          expect(low <= high + 1e-12 * Math.abs(high)).toBe(true);
        },
      ),
    );
  });

  it("of the normal law is exact in the far tail and the middle", () => {
    // scipy 1.17.1, norm.ppf
    const law = normal({ mean: 0, standardDeviation: 1 });
    expect(law.quantile(1e-300) / -37.0470962993612).toBeCloseTo(1, 12);
    expect(law.quantile(1e-10) / -6.361340902404056).toBeCloseTo(1, 14);
    expect(law.quantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(law.quantile(0.5)).toBeCloseTo(0, 15);
  });

  it("of a large Poisson mean is the least k that reaches p", () => {
    // mpmath 1.3 with 40 digits: the k with Q(k, λ) < p ≤ Q(k + 1, λ)
    const levels = [1e-6, 0.01, 0.5, 0.99, 1 - 1e-6];
    expect(levels.map(poisson({ mean: 1000 }).quantile)).toEqual([853, 927, 1000, 1074, 1154]);
    expect(levels.map(poisson({ mean: 1e6 }).quantile))
      .toEqual([995250, 997674, 1000000, 1002327, 1004757]);
    expect(levels.map(poisson({ mean: 2 ** 31 }).quantile))
      .toEqual([2147263373, 2147375844, 2147483648, 2147591454, 2147703930]);
  });

  it("of a large gamma shape is right to a relative 1e-12", () => {
    // scipy 1.17.1, gamma.ppf(p, a)
    const expected: [number, number[]][] = [
      [500, [433.7395413036385, 499.6667062016905, 571.9585463098396]],
      [1500, [1383.159740999263, 1499.6666798385963, 1622.539415351262]],
      [1e5, [99025.63189050092, 99999.6666668642, 100980.06779195923]],
    ];
    for (const [shape, quantiles] of expected) {
      const law = gamma({ shape, scale: 1 });
      [0.001, 0.5, 0.999].forEach((p, i) => {
        expect(law.quantile(p) / quantiles[i]).toBeCloseTo(1, 12);
      });
      expect([law.quantile(0), law.quantile(1)]).toEqual([0, Infinity]);
    }
  });

  it("of many trials is right", () => {
    // scipy 1.17.1, binom.ppf
    const levels = [0.001, 0.5, 0.999];
    expect(levels.map(binomial({ trials: 1e6, probability: 0.3 }).quantile))
      .toEqual([298584, 300000, 301417]);
    expect(levels.map(binomial({ trials: 1e9, probability: 0.001 }).quantile))
      .toEqual([996913, 1000000, 1003090]);
  });

  it("of equal steps is k at p = k/n, whatever n", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (n, seed) => {
      const k = 1 + seed % n;
      expect(integer({ low: 1, high: n }).quantile(k / n)).toBe(k);
      expect(empirical({ data: Array.from({ length: n }, (_, i) => i + 1) }).quantile(k / n))
        .toBe(k);
    }));
  });

  it("of a geometric law is k at P(X ≤ k)", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (k) => {
      expect(geometric({ probability: 0.5 }).quantile(1 - 0.5 ** k)).toBe(k);
    }));
  });

  it("of unordered values goes by value, and skips those without weight", () => {
    const law = discrete({ weights: [1, 0, 2, 1], values: [30, -5, 10, 20] });
    expect([0, 0.5, 0.6, 0.75, 0.8, 1].map(law.quantile)).toEqual([10, 10, 20, 20, 30, 30]);
  });

  it("lies on the straight lines between the data", () => {
    const law = distributions.empirical({ data: [0, 10, 40], interpolate: true });
    expect([0, 0.25, 0.5, 0.75, 1].map(law.quantile)).toEqual([0, 5, 10, 25, 40]);
  });
});
