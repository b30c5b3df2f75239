import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import {
  chaoShenEntropy,
  type EntropyEstimator,
  entropyEstimators,
  grassbergerEntropy,
  millerMadowEntropy,
  plugInEntropy,
  shannonEntropy,
} from "../../../src/stats/information/entropy.ts";

/** Mean error of an estimator over samples of n from a law, and its standard error, in bits. */
function bias(
  estimator: EntropyEstimator,
  law: number[],
  n: number,
  name = "entropy",
): { mean: number; error: number } {
  const replications = 2000;
  const random = Random.named(name);
  const cumulative = law.map((_, i) => law.slice(0, i + 1).reduce((sum, p) => sum + p, 0));
  cumulative[law.length - 1] = 1;
  const truth = shannonEntropy(law);
  let sum = 0, squares = 0;
  for (let r = 0; r < replications; r++) {
    const counts = new Float64Array(law.length);
    for (let i = 0; i < n; i++) {
      const u = random.uniform();
      counts[cumulative.findIndex((c) => u < c)] += 1;
    }
    const deviation = estimator(counts) - truth;
    sum += deviation;
    squares += deviation * deviation;
  }
  const mean = sum / replications;
  return { mean, error: Math.sqrt((squares / replications - mean * mean) / replications) };
}

const uniform8 = new Array(8).fill(1 / 8);
const geometric = Array.from({ length: 12 }, (_, i) => 0.5 ** Math.min(i + 1, 11));

describe("shannonEntropy", () => {
  it("is −p log₂ p − q log₂ q for a Bernoulli law", () => {
    for (const p of [0.1, 0.3, 0.5]) {
      const closed = -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
      expect(shannonEntropy([p, 1 - p])).toBeCloseTo(closed, 14);
    }
  });

  it("is log₂ m for m equal outcomes, 0 for a certain one, and 2 − 2^(2−m) for a halving law of m", () => {
    expect(shannonEntropy(uniform8)).toBeCloseTo(3, 14);
    expect(shannonEntropy([0, 1, 0])).toBe(0);
    expect(shannonEntropy(geometric)).toBeCloseTo(2 - 2 ** (2 - 12), 12);
  });

  it("refuses what is no law", () => {
    expect(() => shannonEntropy([0.5, 0.4])).toThrow("probabilities must sum to 1, got 0.9");
    expect(() => shannonEntropy([1.5, -0.5])).toThrow("probabilities must be ≥ 0, got -0.5");
    expect(() => shannonEntropy([NaN, 1])).toThrow("got NaN");
  });
});

describe("the plug-in estimate", () => {
  it("is the entropy of the shares", () => {
    expect(plugInEntropy([3, 1, 4])).toBeCloseTo(shannonEntropy([3 / 8, 1 / 8, 4 / 8]), 14);
  });

  it("is too low by (m − 1)/(2n ln 2) bits, within 4 standard errors and the next term of 1/(12n²)", () => {
    const n = 100;
    const { mean, error } = bias(plugInEntropy, uniform8, n);
    const expected = -(8 - 1) / (2 * n * Math.LN2);
    const nextTerm = (64 - 1) / (12 * n * n * Math.LN2); // Σ 1/p − 1 over 12 n²
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error + nextTerm);
  });
});

describe("the corrected estimates", () => {
  it("have a fifth of the plug-in's bias at most where all outcomes are seen, Miller-Madow and Grassberger: uniform law of 8, n = 100", () => {
    const plugIn = Math.abs(bias(plugInEntropy, uniform8, 100).mean);
    for (const estimator of [millerMadowEntropy, grassbergerEntropy]) {
      const { mean, error } = bias(estimator, uniform8, 100);
      expect(Math.abs(mean)).toBeLessThan(plugIn / 5 + 4 * error);
    }
  });

  it("have half of it at most where rare outcomes are unseen: halving law of 12, n = 50", () => {
    const plugIn = Math.abs(bias(plugInEntropy, geometric, 50).mean);
    for (const estimator of [millerMadowEntropy, grassbergerEntropy, chaoShenEntropy]) {
      expect(Math.abs(bias(estimator, geometric, 50).mean)).toBeLessThan(plugIn / 2);
    }
  });

  it("add (m̂ − 1)/(2n ln 2) to the plug-in: Miller-Madow", () => {
    const counts = [5, 0, 3, 2];
    const added = millerMadowEntropy(counts) - plugInEntropy(counts);
    expect(added).toBeCloseTo((3 - 1) / (2 * 10 * Math.LN2), 14);
  });

  it("use G(n) = ψ(n) + (−1)ⁿ/2 [ψ((n + 1)/2) − ψ(n/2)]: Grassberger, through ln 2 and γ at n = 1 and 2", () => {
    const eulerGamma = 0.57721566490153286; // Abramowitz and Stegun, table 1.1
    const G1 = -eulerGamma - Math.LN2, G2 = 2 - eulerGamma - Math.LN2;
    const expected = (Math.log(4) - (1 * G1 + 1 * G1 + 2 * G2) / 4) / Math.LN2;
    expect(grassbergerEntropy([1, 1, 2])).toBeCloseTo(expected, 13);
    const G4 = G2 + 2 / 3; // and G(5) = G(4)
    expect(grassbergerEntropy([5])).toBeCloseTo((Math.log(5) - G4) / Math.LN2, 13);
  });

  it("stay finite where every outcome was seen once: Chao-Shen", () => {
    const estimate = chaoShenEntropy([1, 1, 1, 1]);
    expect(estimate).toBeGreaterThan(plugInEntropy([1, 1, 1, 1]));
    expect(estimate).toBeLessThan(Infinity);
  });

  it("agree with the plug-in in the limit of many draws", () => {
    const counts = [100_000, 300_000, 600_000];
    for (const estimator of Object.values(entropyEstimators)) {
      expect(estimator(counts)).toBeCloseTo(plugInEntropy(counts), 5);
    }
  });
});

describe("every estimator", () => {
  const counts = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((count) => count > 0));

  it("does not see the order of the outcomes nor outcomes that never came", () => {
    fc.assert(
      fc.property(counts, (list) => {
        for (const estimator of Object.values(entropyEstimators)) {
          const shuffled = [0, ...list].reverse();
          expect(estimator(shuffled)).toBeCloseTo(estimator(list), 11);
        }
      }),
      { seed: 1 },
    );
  });

  it("refuses counts that are negative, broken or all 0", () => {
    for (const [name, estimator] of Object.entries(entropyEstimators)) {
      expect(() => estimator([1, -1]), name).toThrow("got -1 at index 1");
      expect(() => estimator([0.5]), name).toThrow("got 0.5 at index 0");
      expect(() => estimator([0, 0]), name).toThrow("counts must not all be 0");
    }
  });
});
