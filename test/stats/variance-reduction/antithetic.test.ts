import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { antithetic } from "../../../src/stats/variance-reduction/antithetic.ts";
import { shareError } from "../coverage-study.ts";
import { exponential, replicated } from "./replicated.ts";

const root = Random.named("antithetic");

// S6. Var[f](1 + ρ): with Cov(e^U, e^(1−U)) = e − (e − 1)² = −e² + 3e − 1
const ratio = 1 + (-(Math.E ** 2) + 3 * Math.E - 1) / exponential.variance;

describe("antithetic variates on E[e^U]", () => {
  const pairs = 50, replications = 2000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    exponential.mean,
    (r) => antithetic((random) => exp(random.uniform()), pairs, root.stream(r)),
  );

  it("estimate e − 1 without bias, within 4 standard errors", () => {
    expect(Math.abs(values.mean - exponential.mean)).toBeLessThan(4 * values.standardError);
  });

  it("have 1 + ρ = 0.0323 of the variance of as many independent draws, within 4 standard errors", () => {
    expect(ratio).toBeCloseTo(0.0323, 4);
    const measured = values.variance / (exponential.variance / (2 * pairs));
    expect(Math.abs(measured / ratio - 1)).toBeLessThan(4 * varianceError);
  });

  it("report that ratio, within 4 standard errors and 1 % for the ratio of estimates", () => {
    expect(Math.abs(ratios.mean - ratio)).toBeLessThan(4 * ratios.standardError + 0.01 * ratio);
  });

  // the pairs' means are skew, so at 50 pairs a fraction of a point is missing
  it("cover 94 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + 3 * shareError(0.95, replications));
  });
});

describe("antithetic variates", () => {
  it("are exact for a linear integrand", () => {
    const estimate = antithetic((random) => 3 + 2 * random.openUniform(), 20, root);
    expect(estimate.value).toBeCloseTo(4, 14);
    expect(estimate.varianceRatio).toBeLessThan(1e-25);
  });

  it("double the variance of an integrand that is even about ½", () => {
    const { varianceRatio } = antithetic(
      (random) => Math.abs(random.uniform() - 0.5),
      20_000,
      root,
    );
    expect(varianceRatio).toBeCloseTo(2, 2);
  });

  it("mirror the streams that an integrand derives, afresh in each pair", () => {
    const { value, high, low } = antithetic((random) => random.stream("a").openUniform(), 20, root);
    expect(value).toBeCloseTo(0.5, 14);
    expect(high - low).toBeLessThan(1e-14);
    const seen = new Set<number>();
    antithetic((random) => (seen.add(random.stream("a").uniform()), 0), 20, root);
    expect(seen.size).toBe(40);
  });

  it("have a ratio of 1 for a constant, and refuse a single pair", () => {
    expect(antithetic(() => 2, 5, root).varianceRatio).toBe(1);
    expect(() => antithetic(() => 2, 1, root)).toThrow(
      "antithetic: pairs must be a whole number >= 2, got 1",
    );
  });
});
