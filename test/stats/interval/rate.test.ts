import { describe, expect, it } from "vitest";
import { contains } from "../../../src/stats/estimate.ts";
import { rateInterval } from "../../../src/stats/interval/rate.ts";

/** The exact probability that the interval of a Poisson count with mean μ contains μ. */
function coverageAt(mu: number): number {
  let probability = Math.exp(-mu), covered = 0;
  for (let k = 0; k < 200; k++) {
    if (contains(rateInterval(k, 1), mu)) covered += probability;
    probability *= mu / (k + 1);
  }
  return covered;
}

describe("the interval of a rate", () => {
  // statsmodels 0.15.0 stats.rates.confint_poisson(k, 10.0, "exact-c")
  it("agrees with statsmodels for 0, 5 and 100 events in 10 s", () => {
    expect(rateInterval(0, 10).low).toBe(0);
    expect(rateInterval(0, 10).high).toBeCloseTo(0.36888794541139364, 12);
    expect(rateInterval(5, 10).low).toBeCloseTo(0.16234863901184207, 12);
    expect(rateInterval(5, 10).high).toBeCloseTo(1.166833207932267, 12);
    expect(rateInterval(100, 10).low).toBeCloseTo(8.136399125092314, 11);
    expect(rateInterval(100, 10).high).toBeCloseTo(12.162679379242638, 11);
  });

  it("covers at least 95 % at every rate, computed exactly", () => {
    const means = Array.from({ length: 100 }, (_, i) => 0.05 + 0.3 * i);
    expect(Math.min(...means.map(coverageAt))).toBeGreaterThanOrEqual(0.95);
  });

  it("refuses counts that are not whole and exposures that are not positive", () => {
    expect(() => rateInterval(-1, 1)).toThrow("events must be a whole number >= 0, got -1");
    expect(() => rateInterval(1, 0)).toThrow("exposure must be > 0 and finite, got 0");
  });
});
