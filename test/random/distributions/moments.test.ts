import { describe, expect, it } from "vitest";
import {
  beta,
  constant,
  discrete,
  empirical,
  erlang,
  gamma,
  geometric,
  hyperexponential,
  hyperexponentialFromMoments,
  integer,
  lognormalFromMoments,
  pareto,
  uniform,
  weibull,
  zipf,
} from "../../../src/random/mod.ts";

describe("the moments of a law", () => {
  it("are those asked for in a lognormal law", () => {
    const law = lognormalFromMoments({ mean: 3, coefficientOfVariation: 0.5 });
    expect(law.mean).toBeCloseTo(3, 12);
    expect(law.variance).toBeCloseTo((3 * 0.5) ** 2, 12);
  });

  it("are those asked for in a hyperexponential law, also at c² = 1", () => {
    for (const c2 of [1, 4, 100]) {
      const law = hyperexponentialFromMoments({ mean: 2, squaredCoefficientOfVariation: c2 });
      expect(law.mean).toBeCloseTo(2, 12);
      expect(law.variance / (c2 * 4)).toBeCloseTo(1, 12);
    }
  });

  it("are Weibull's λ Γ(1 + 1/k) and its kin", () => {
    // scipy 1.17.1, weibull_min(k).mean() and .var()
    const expected: [number, number, number][] = [
      [0.5, 2, 20],
      [1.5, 0.9027452929509335, 0.37569028481393196],
      [20, 0.9735042655627757, 0.0036402147979540667],
    ];
    for (const [shape, mean, variance] of expected) {
      const law = weibull({ shape, scale: 10 });
      expect(law.mean / (10 * mean)).toBeCloseTo(1, 12);
      expect(law.variance / (100 * variance)).toBeCloseTo(1, 11);
    }
  });

  it("are infinite in a Pareto law of shape 1 and 2, and finite above", () => {
    expect(pareto({ minimum: 1, shape: 1 }).mean).toBe(Infinity);
    expect(pareto({ minimum: 1, shape: 2 }).mean).toBe(2);
    expect(pareto({ minimum: 1, shape: 2 }).variance).toBe(Infinity);
    // α m² / ((α − 1)² (α − 2))
    expect(pareto({ minimum: 2, shape: 3 }).variance).toBeCloseTo(3 * 4 / (4 * 1), 12);
  });

  it("are the textbook's in the simple laws", () => {
    expect(uniform({ low: 2, high: 8 })).toMatchObject({ mean: 5, variance: 3 });
    expect(integer({ low: 1, high: 6 }).variance).toBeCloseTo(35 / 12, 12);
    expect(erlang({ stages: 4, mean: 6 })).toMatchObject({ mean: 6, variance: 9 });
    expect(geometric({ probability: 0.25 })).toMatchObject({ mean: 4, variance: 12 });
    expect(beta({ alpha: 1, beta: 1 }).variance).toBeCloseTo(1 / 12, 15);
    expect(zipf({ items: 3, exponent: 1 }).mean).toBeCloseTo(3 / (11 / 6), 14);
    expect(discrete({ weights: [1, 3], values: [10, 20] })).toMatchObject({
      mean: 17.5,
      variance: 18.75,
    });
  });

  it("of an empirical law are those of its points, or of its lines", () => {
    const data = [4, 1, 1];
    expect(empirical({ data })).toMatchObject({ mean: 2, variance: 2 });
    // half of the mass at 1, half uniform on [1, 4]: E[X²] = ½ + ½ · 7
    const lines = empirical({ data, interpolate: true });
    expect(lines.mean).toBeCloseTo(1.75, 14);
    expect(lines.variance).toBeCloseTo(4 - 1.75 ** 2, 14);
  });
});

describe("a limit of a law", () => {
  it("constant draws its value", () => {
    expect(constant({ value: 7 }).quantile(0.3)).toBe(7);
  });

  it("geometric with probability 1 is 1", () => {
    expect(geometric({ probability: 1 }).quantile(0.7)).toBe(1);
  });

  it("gamma of a tiny shape is 0 or nearly so, never NaN", () => {
    expect(gamma({ shape: 1e-3, scale: 1 }).quantile(0.1)).toBeGreaterThanOrEqual(0);
  });

  it("hyperexponential with one branch is exponential", () => {
    const law = hyperexponential({ probabilities: [1], means: [3] });
    expect(law.quantile(0.5)).toBeCloseTo(3 * Math.log(2), 12);
  });
});
