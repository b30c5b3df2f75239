import { describe, expect, it } from "vitest";
import {
  bernoulli,
  beta,
  binomial,
  constant,
  discrete,
  empirical,
  erlang,
  exponential,
  gamma,
  geometric,
  hyperexponential,
  hyperexponentialFromMoments,
  integer,
  lognormal,
  lognormalFromMoments,
  normal,
  pareto,
  poisson,
  uniform,
  weibull,
  zipf,
} from "../../../src/random/mod.ts";

describe("a law refuses, by argument, rule and value,", () => {
  it.each<[() => unknown, string]>([
    [() => constant({ value: NaN }), "constant: value must be finite, got NaN"],
    [() => uniform({ low: 2, high: 2 }), "uniform: low must be < high, got 2 and 2"],
    [() => uniform({ low: -1.7e308, high: 1.7e308 }), "uniform: high − low must be finite"],
    [() => integer({ low: 0.5, high: 2 }), "integer: low must be a whole number"],
    [() => integer({ low: 3, high: 2 }), "integer: high must be a whole number in [3,"],
    [() => bernoulli({ probability: 2 }), "bernoulli: probability must be in [0, 1], got 2"],
    [() => exponential({ mean: 0 }), "exponential: mean must be > 0 and finite, got 0"],
    [
      () => normal({ mean: 0, standardDeviation: -1 }),
      "normal: standardDeviation must be > 0 and finite, got -1",
    ],
    [
      () => lognormal({ logMean: Infinity, logStandardDeviation: 1 }),
      "lognormal: logMean must be finite, got Infinity",
    ],
    [
      () => lognormalFromMoments({ mean: -1, coefficientOfVariation: 1 }),
      "lognormalFromMoments: mean must be > 0 and finite, got -1",
    ],
    [() => gamma({ shape: 0, scale: 1 }), "gamma: shape must be > 0 and finite, got 0"],
    [() => erlang({ stages: 1.5, mean: 1 }), "erlang: stages must be a whole number in [1,"],
    [() => beta({ alpha: 1, beta: NaN }), "beta: beta must be > 0 and finite, got NaN"],
    [() => weibull({ shape: 1, scale: 0 }), "weibull: scale must be > 0 and finite, got 0"],
    [() => pareto({ minimum: 0, shape: 1 }), "pareto: minimum must be > 0 and finite, got 0"],
    [
      () => hyperexponential({ probabilities: [0.5], means: [1, 2] }),
      "probabilities and means must be as many and at least one, got 1 and 2",
    ],
    [
      () => hyperexponential({ probabilities: [0.5, 0.4], means: [1, 2] }),
      "hyperexponential: probabilities must add up to 1, got 0.9",
    ],
    [
      () => hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 0.5 }),
      "squaredCoefficientOfVariation must be ≥ 1 and finite, got 0.5",
    ],
    [
      () => binomial({ trials: -1, probability: 0.5 }),
      "binomial: trials must be a whole number in [0, 2147483648], got -1",
    ],
    [() => binomial({ trials: 1e9, probability: 0.5 }), "must be ≤ 1e7, got 250000000"],
    [() => geometric({ probability: 0 }), "geometric: probability must be > 0, got 0"],
    [() => poisson({ mean: 0 }), "poisson: mean must be in (0, 2³¹], got 0"],
    [() => poisson({ mean: 1e10 }), "poisson: mean must be in (0, 2³¹], got 10000000000"],
    [() => zipf({ items: 0, exponent: 1 }), "zipf: items must be a whole number in [1,"],
    [() => zipf({ items: 9, exponent: -1 }), "zipf: exponent must be ≥ 0 and finite, got -1"],
    [() => discrete({ weights: [0, 0] }), "weights must have a sum > 0 and finite, got 0 of 2"],
    [() => discrete({ weights: [1, -1] }), "discrete: weights must be ≥ 0 and finite, got -1"],
    [() => discrete({ weights: [1], values: [] }), "values must be as many as weights (1), got 0"],
    [() => empirical({ data: [] }), "empirical: data must have at least 1 observations, got 0"],
    [() => empirical({ data: [1], interpolate: true }), "at least 2 observations, got 1"],
    [() => empirical({ data: [1, NaN] }), "empirical: data must be finite, got NaN"],
  ])("%s", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it("a number given as text", () => {
    // @ts-expect-error a string is no mean
    expect(() => exponential({ mean: "2" })).toThrow("exponential: mean must be > 0 and finite");
  });
});
