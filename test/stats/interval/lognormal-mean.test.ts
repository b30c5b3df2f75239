import { describe, expect, it } from "vitest";
import { lognormal, Random } from "../../../src/random/mod.ts";
import { contains } from "../../../src/stats/estimate.ts";
import { lognormalMeanInterval } from "../../../src/stats/interval/lognormal-mean.ts";

const law = lognormal({ logMean: 0, logStandardDeviation: 1 });

describe("lognormalMeanInterval", () => {
  it("covers the mean of 10 lognormal values in 93 to 97 % of 5,000 samples", () => {
    const random = Random.named("lognormal mean");
    let covered = 0;
    for (let i = 0; i < 5000; i++) {
      const sample = Float64Array.from({ length: 10 }, () => law.draw(random));
      if (contains(lognormalMeanInterval(sample), law.mean)) covered++;
    }
    expect(covered / 5000).toBeGreaterThan(0.93);
    expect(covered / 5000).toBeLessThan(0.97);
  });

  it("comes to the mean e^(μ + σ²/2) with many values", () => {
    const random = Random.named("lognormal mean, many");
    const sample = Float64Array.from({ length: 100_000 }, () => law.draw(random));
    expect(lognormalMeanInterval(sample).value).toBeCloseTo(law.mean, 1);
  });

  it("scales with the unit", () => {
    const one = lognormalMeanInterval([1, 2, 5, 3]);
    const ten = lognormalMeanInterval([10, 20, 50, 30]);
    expect(ten.low / one.low).toBeCloseTo(10, 9);
    expect(ten.high / one.high).toBeCloseTo(10, 9);
  });

  it("refuses a value of 0, naming its place", () => {
    expect(() => lognormalMeanInterval([1, 0])).toThrow("must be > 0 and finite, got 0 at 1");
  });
});
