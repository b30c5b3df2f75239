import { describe, expect, it } from "vitest";
import { exp, ln } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { commonRandomNumbers } from "../../../src/stats/variance-reduction/common-random-numbers.ts";
import { shareError } from "../coverage-study.ts";
import { exponential, replicated } from "./replicated.ts";

const root = Random.named("common");

// S6. Var[e^U − U] = Var[e^U] + 1/12 − (3 − e), against Var[e^U] + 1/12
const independent = exponential.variance + 1 / 12;
const ratio = (independent - (3 - Math.E)) / independent;
const correlation = (3 - Math.E) / 2 / Math.sqrt(exponential.variance / 12);

describe("common random numbers on E[e^U] − E[U]", () => {
  const n = 50, replications = 1000;
  const difference = exponential.mean - 0.5;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    difference,
    (r) => commonRandomNumbers((x) => exp(x.uniform()), (y) => y.uniform(), n, root.stream(r)),
  );

  it("are unbiased, within 4 standard errors", () => {
    expect(Math.abs(values.mean - difference)).toBeLessThan(4 * values.standardError);
  });

  it("have 1 − 2 Cov/(σₓ² + σᵧ²) of the variance of independent draws, within 4 standard errors", () => {
    const measured = n * values.variance / independent;
    expect(Math.abs(measured / ratio - 1)).toBeLessThan(4 * varianceError);
  });

  it("report that ratio, within 4 standard errors and 2 %", () => {
    expect(Math.abs(ratios.mean - ratio)).toBeLessThan(4 * ratios.standardError + 0.02 * ratio);
  });

  it("cover 94 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + 3 * shareError(0.95, replications));
  });

  // a correlation of normal pairs has the standard error (1 − ρ²)/√n; these are bounded, and closer
  it("report the correlation of e^U and U, 0.992", () => {
    const estimate = commonRandomNumbers((x) => exp(x.uniform()), (y) => y.uniform(), 2000, root);
    expect(correlation).toBeCloseTo(0.992, 3);
    expect(Math.abs(estimate.correlation - correlation)).toBeLessThan(0.002);
  });
});

/**
 * Mean wait of 200 customers in a single-server queue, by Lindley's recursion W ← max(0, W + S −
 * A); service mean s, arrivals 1 a second.
 */
function meanWait(s: number): (random: Random) => number {
  return (random) => {
    const arrivals = random.stream("arrivals"), services = random.stream("services");
    let wait = 0, sum = 0;
    for (let i = 0; i < 200; i++) {
      wait = Math.max(0, wait - s * ln(services.openUniform()) + ln(arrivals.openUniform()));
      sum += wait / 200;
    }
    return sum;
  };
}

describe("common random numbers", () => {
  it("have under a tenth of the variance where two queues of nearly one speed are compared", () => {
    const { varianceRatio, correlation } = commonRandomNumbers(
      meanWait(0.7),
      meanWait(0.65),
      200,
      root,
    );
    expect(varianceRatio).toBeLessThan(0.1);
    expect(correlation).toBeGreaterThan(0.95);
  });

  it("find no difference between a system and itself", () => {
    const estimate = commonRandomNumbers(meanWait(0.5), meanWait(0.5), 10, root);
    expect([estimate.low, estimate.high, estimate.varianceRatio]).toEqual([0, 0, 0]);
  });

  it("have no correlation with a constant, and refuse a single replication", () => {
    expect(commonRandomNumbers(() => 1, (random) => random.uniform(), 5, root).correlation).toBe(0);
    expect(() => commonRandomNumbers(() => 1, () => 1, 1, root)).toThrow(
      "replications must be a whole number >= 2, got 1",
    );
  });
});
