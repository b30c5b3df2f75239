import bernoulliCdf from "@stdlib/stats-base-dists-bernoulli-cdf";
import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import discreteUniformCdf from "@stdlib/stats-base-dists-discrete-uniform-cdf";
import erlangCdf from "@stdlib/stats-base-dists-erlang-cdf";
import exponentialCdf from "@stdlib/stats-base-dists-exponential-cdf";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import geometricCdf from "@stdlib/stats-base-dists-geometric-cdf";
import lognormalCdf from "@stdlib/stats-base-dists-lognormal-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import paretoCdf from "@stdlib/stats-base-dists-pareto-type1-cdf";
import poissonCdf from "@stdlib/stats-base-dists-poisson-cdf";
import uniformCdf from "@stdlib/stats-base-dists-uniform-cdf";
import weibullCdf from "@stdlib/stats-base-dists-weibull-cdf";
import { describe, expect, it } from "vitest";
import {
  bernoulli,
  beta,
  binomial,
  constant,
  discrete,
  type Distribution,
  type distributions,
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
  Random,
  uniform,
  weibull,
  zipf,
} from "../../../src/random/mod.ts";
import { chiSquare, kolmogorovSmirnov, moments } from "../goodness-of-fit.ts";

/** A law and its distribution function from another source; `values` says where the mass sits. */
interface Case {
  law: Distribution;
  cdf: (x: number) => number;
  values: "real" | "whole";
}

const real = (law: Distribution, cdf: (x: number) => number): Case => ({
  law,
  cdf,
  values: "real",
});
const whole = (law: Distribution, cdf: (x: number) => number): Case => ({
  law,
  cdf,
  values: "whole",
});

/** Σ i^(−s) / H(n, s) up to x, term by term. */
function zipfCdf(n: number, s: number): (x: number) => number {
  const sums = [0];
  for (let i = 1; i <= n; i++) sums.push(sums[i - 1] + Math.pow(i, -s));
  return (x) => sums[Math.min(Math.max(Math.floor(x), 0), n)] / sums[n];
}

const weights = [3, 0, 1, 2, 0.5, 3.5];

const cases: Record<keyof typeof distributions, Case[]> = {
  constant: [whole(constant({ value: 3 }), (x) => (x >= 3 ? 1 : 0))],
  uniform: [real(uniform({ low: -2, high: 5 }), (x) => uniformCdf(x, -2, 5))],
  exponential: [real(exponential({ mean: 0.4 }), (x) => exponentialCdf(x, 2.5))],
  normal: [real(normal({ mean: 7, standardDeviation: 3 }), (x) => normalCdf(x, 7, 3))],
  lognormal: [
    real(lognormal({ logMean: 1, logStandardDeviation: 0.5 }), (x) => lognormalCdf(x, 1, 0.5)),
    real(
      lognormalFromMoments({ mean: 2, coefficientOfVariation: 0.4 }),
      (x) => lognormalCdf(x, Math.log(2) - 0.5 * Math.log(1.16), Math.sqrt(Math.log(1.16))),
    ),
  ],
  gamma: [
    real(gamma({ shape: 0.3, scale: 2 }), (x) => gammaCdf(x, 0.3, 0.5)),
    real(gamma({ shape: 1, scale: 2 }), (x) => gammaCdf(x, 1, 0.5)),
    real(gamma({ shape: 7.5, scale: 0.1 }), (x) => gammaCdf(x, 7.5, 10)),
    real(gamma({ shape: 550, scale: 1 }), (x) => gammaCdf(x, 550, 1)),
  ],
  erlang: [
    real(erlang({ stages: 1, mean: 3 }), (x) => erlangCdf(x, 1, 1 / 3)),
    real(erlang({ stages: 4, mean: 3 }), (x) => erlangCdf(x, 4, 4 / 3)),
  ],
  beta: [
    real(beta({ alpha: 0.3, beta: 0.6 }), (x) => betaCdf(x, 0.3, 0.6)),
    real(beta({ alpha: 0.5, beta: 4 }), (x) => betaCdf(x, 0.5, 4)),
    real(beta({ alpha: 30, beta: 12 }), (x) => betaCdf(x, 30, 12)),
  ],
  weibull: [
    real(weibull({ shape: 0.7, scale: 2 }), (x) => weibullCdf(x, 0.7, 2)),
    real(weibull({ shape: 3, scale: 5 }), (x) => weibullCdf(x, 3, 5)),
  ],
  pareto: [real(pareto({ minimum: 2, shape: 10 }), (x) => paretoCdf(x, 10, 2))],
  hyperexponential: [
    real(
      hyperexponential({ probabilities: [0.5, 0.3, 0.2], means: [1, 4, 0.1] }),
      (x) =>
        0.5 * exponentialCdf(x, 1) + 0.3 * exponentialCdf(x, 0.25) + 0.2 * exponentialCdf(x, 10),
    ),
    // c² = 3 and mean 1: p₁ = (1 + √½) / 2, rates 2p₁ and 2p₂
    real(
      hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 3 }),
      (x) => {
        const p = (1 + Math.SQRT1_2) / 2;
        return p * exponentialCdf(x, 2 * p) + (1 - p) * exponentialCdf(x, 2 - 2 * p);
      },
    ),
  ],
  integer: [whole(integer({ low: -4, high: 9 }), (x) => discreteUniformCdf(x, -4, 9))],
  bernoulli: [whole(bernoulli({ probability: 0.3 }), (x) => bernoulliCdf(x, 0.3))],
  binomial: [
    whole(binomial({ trials: 12, probability: 0.2 }), (x) => binomialCdf(x, 12, 0.2)),
    whole(binomial({ trials: 12, probability: 0.9 }), (x) => binomialCdf(x, 12, 0.9)),
    whole(binomial({ trials: 20, probability: 0.5 }), (x) => binomialCdf(x, 20, 0.5)),
    whole(binomial({ trials: 5000, probability: 0.7 }), (x) => binomialCdf(x, 5000, 0.7)),
  ],
  // @stdlib counts the failures only
  geometric: [whole(geometric({ probability: 0.15 }), (x) => geometricCdf(x - 1, 0.15))],
  poisson: [
    whole(poisson({ mean: 0.5 }), (x) => poissonCdf(x, 0.5)),
    whole(poisson({ mean: 9.9 }), (x) => poissonCdf(x, 9.9)),
    whole(poisson({ mean: 10 }), (x) => poissonCdf(x, 10)),
    whole(poisson({ mean: 400 }), (x) => poissonCdf(x, 400)),
  ],
  zipf: [
    whole(zipf({ items: 50, exponent: 0 }), zipfCdf(50, 0)),
    whole(zipf({ items: 300, exponent: 0.8 }), zipfCdf(300, 0.8)),
    whole(zipf({ items: 1000, exponent: 1 }), zipfCdf(1000, 1)),
    whole(zipf({ items: 20, exponent: 3 }), zipfCdf(20, 3)),
  ],
  discrete: [
    whole(
      discrete({ weights }),
      (x) => weights.reduce((sum, w, i) => (i <= x ? sum + w : sum), 0) / 10,
    ),
  ],
  empirical: [
    whole(
      empirical({ data: [5, 1, 1, 9, 4] }),
      (x) => [1, 1, 4, 5, 9].filter((xi) => xi <= x).length / 5,
    ),
    // four straight pieces over 1, 2, 4, 8, 16
    real(
      empirical({ data: [16, 2, 8, 1, 4], interpolate: true }),
      (x) => {
        const i = Math.min(Math.floor(Math.log2(x)), 3);
        return (i + (x - 2 ** i) / 2 ** i) / 4;
      },
    ),
  ],
};

const n = 100_000;
const levels = [1e-6, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1 - 1e-6];

for (const { law, cdf, values } of Object.values(cases).flat()) {
  describe(law.name, () => {
    const random = Random.named(`contract/${law.name}`);
    const x = Float64Array.from({ length: n }, () => law.draw(random));

    if (values === "real") {
      it("draws what passes Kolmogorov-Smirnov at 10⁵ draws", () => {
        expect(kolmogorovSmirnov(x, cdf)).toBeGreaterThan(1e-4);
      });

      it("inverts its distribution function to 1e-9", () => {
        for (const p of levels) expect(Math.abs(cdf(law.quantile(p)) - p)).toBeLessThan(1e-9);
      });
    } else {
      it("draws what passes chi-square at 10⁵ draws", () => {
        const least = law.quantile(0);
        const most = x.reduce((a, b) => Math.max(a, b), least);
        const counts = new Float64Array(most - least + 1);
        for (const xi of x) counts[xi - least] += 1;
        const masses = counts.map((_, i) => cdf(least + i) - (i === 0 ? 0 : cdf(least + i - 1)));
        expect(chiSquare(counts, masses, n)).toBeGreaterThan(1e-4);
      });

      it("has the least value whose distribution function reaches p as its p-quantile", () => {
        for (const p of levels) {
          const q = law.quantile(p);
          expect(cdf(q)).toBeGreaterThanOrEqual(p);
          expect(cdf(q - 1)).toBeLessThan(p);
        }
      });
    }

    it("has the mean and variance that it states, within 5 standard errors", () => {
      const sample = moments(x);
      expect(Math.abs(sample.mean - law.mean)).toBeLessThanOrEqual(5 * sample.meanError);
      expect(Math.abs(sample.variance - law.variance))
        .toBeLessThanOrEqual(5 * sample.varianceError);
    });

    it("draws nothing outside its 0- and 1-quantile", () => {
      const low = law.quantile(0);
      const high = law.quantile(1);
      expect(x.every((xi) => xi >= low && xi <= high)).toBe(true);
    });

    it("refuses a level outside [0, 1] by name and value", () => {
      for (const p of [-0.1, 1.1, NaN]) {
        expect(() => law.quantile(p)).toThrow(`.quantile: p must be in [0, 1], got ${p}`);
      }
    });
  });
}
