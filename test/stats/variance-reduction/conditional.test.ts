import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { conditional } from "../../../src/stats/variance-reduction/conditional.ts";
import { shareError } from "../coverage-study.ts";
import { replicated } from "./replicated.ts";

const root = Random.named("conditional");
const c = 5;

/**
 * P(X₁ + X₂ > 5) of two exponential variables of mean 1, given the first: e^−(5 − x), at most 1.
 */
const g = (x: number) => x > c ? 1 : exp(x - c);
const tail = {
  draw: (random: Random) => random.exponential(),
  expectation: g,
  variance: (x: number) => g(x) * (1 - g(x)),
};

// S6. p = (1 + c)e^−c (Erlang), E[g²] = e^−2c(e^c − 1) + e^−c
const p = (1 + c) * Math.exp(-c);
const second = Math.exp(-2 * c) * (Math.exp(c) - 1) + Math.exp(-c);
const ratio = (second - p * p) / (p * (1 - p));

describe("conditional Monte Carlo of P(X₁ + X₂ > 5), given X₁", () => {
  const n = 500, replications = 2000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    p,
    (r) => conditional(tail, n, root.stream(r)),
  );

  it("is unbiased, within 4 standard errors", () => {
    expect(Math.abs(values.mean - p)).toBeLessThan(4 * values.standardError);
  });

  it("has (E[g²] − p²)/(p − p²) of the indicator's variance, within 4 standard errors", () => {
    const measured = values.variance / (p * (1 - p) / n);
    expect(Math.abs(measured / ratio - 1)).toBeLessThan(4 * varianceError);
  });

  it("reports that ratio by the law of total variance, within 4 standard errors and 2 %", () => {
    expect(Math.abs(ratios.mean - ratio)).toBeLessThan(4 * ratios.standardError + 0.02 * ratio);
  });

  // g is as skew as a rare event, and 500 draws hold about 3.4 of x > 5
  it("covers 92 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.94)).toBeLessThan(0.02 + 3 * shareError(0.95, replications));
  });
});

describe("conditional Monte Carlo", () => {
  it("says nothing of the variance saved where no conditional variance is given", () => {
    const { draw, expectation } = tail;
    expect(conditional({ draw, expectation }, 10, root).varianceRatio).toBeNull();
  });

  it("refuses a negative conditional variance and a single draw", () => {
    expect(() => conditional({ ...tail, variance: () => -1 }, 10, root)).toThrow(
      "variance must be >= 0, got -1",
    );
    expect(() => conditional(tail, 1, root)).toThrow("n must be a whole number >= 2, got 1");
  });
});
