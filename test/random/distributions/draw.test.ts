import { describe, expect, it } from "vitest";
import {
  beta,
  binomial,
  constant,
  discrete,
  gamma,
  poisson,
  Random,
  zipf,
} from "../../../src/random/mod.ts";
import { chiSquare, moments } from "../goodness-of-fit.ts";

const n = 100_000;

describe("a draw", () => {
  it("of a constant takes nothing from the stream", () => {
    const random = Random.named("constant");
    constant({ value: 1 }).draw(random);
    expect(random.uint32()).toBe(Random.named("constant").uint32());
  });

  it("of beta with tiny shapes goes to the ends by α/(α + β), without NaN", () => {
    const law = beta({ alpha: 0.001, beta: 0.003 });
    const random = Random.named("beta/tiny");
    const counts = [0, 0];
    for (let i = 0; i < n; i++) counts[law.draw(random) < 0.5 ? 0 : 1] += 1;
    // P(X < ½) is ¾ up to 1e-6: scipy 1.17.1, beta(0.001, 0.003).cdf(0.5) = 0.7499990
    expect(chiSquare(counts, [0.75, 0.25], n)).toBeGreaterThan(1e-4);
  });

  it("of gamma with a tiny shape is never NaN and keeps its mean, within 5 standard errors", () => {
    const law = gamma({ shape: 0.01, scale: 1 });
    const random = Random.named("gamma/tiny");
    const x = Float64Array.from({ length: n }, () => law.draw(random));
    expect(Math.abs(moments(x).mean - 0.01)).toBeLessThan(5 * Math.sqrt(0.01 / n));
  });

  it("of large Poisson and binomial laws has their mean and variance, within 5 standard errors", () => {
    for (
      const law of [
        poisson({ mean: 1e6 }),
        poisson({ mean: 2 ** 31 }),
        binomial({ trials: 2 ** 31, probability: 1e-3 }),
      ]
    ) {
      const random = Random.named(law.name);
      const { mean, variance } = moments(Float64Array.from({ length: n }, () => law.draw(random)));
      expect(Math.abs(mean - law.mean)).toBeLessThan(5 * Math.sqrt(law.variance / n));
      expect(Math.abs(variance / law.variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    }
  });

  it("of a billion items by Zipf has the head and the octaves that it should", () => {
    const items = 1e9;
    const law = zipf({ items, exponent: 1 });
    const random = Random.named("zipf/billion");
    // P(X ≤ k) = H(k)/H(n) with H(k) = ln k + γ + 1/(2k) − 1/(12k²) + …, to 1e-9 from k = 64 on
    const h = (k: number): number =>
      Math.log(k) + 0.5772156649015329 + 1 / (2 * k) - 1 / (12 * k * k);
    const edges = [64, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, items];
    const masses = edges.map((k, i) => (h(k) - (i === 0 ? 0 : h(edges[i - 1]))) / h(items));
    const counts = new Float64Array(edges.length);
    for (let i = 0; i < n; i++) {
      const k = law.draw(random);
      counts[edges.findIndex((edge) => k <= edge)] += 1;
    }
    expect(chiSquare(counts, masses, n)).toBeGreaterThan(1e-4);
  });

  it("of a discrete law never takes a value without weight", () => {
    const law = discrete({ weights: [0, 1, 0, 1e-9, 0], values: [1, 2, 3, 4, 5] });
    const random = Random.named("discrete/zero");
    for (let i = 0; i < 10_000; i++) expect([2, 4]).toContain(law.draw(random));
  });
});
