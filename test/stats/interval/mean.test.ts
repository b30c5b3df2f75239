import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { meanInterval } from "../../../src/stats/interval/mean.ts";
import { Moments } from "../../../src/stats/moments.ts";
import { coverage, shareError } from "../coverage-study.ts";

const sample = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1];

/** n draws, in moments. */
function drawn(n: number, draw: () => number): Moments {
  const moments = new Moments();
  for (let i = 0; i < n; i++) moments.add(draw());
  return moments;
}

describe("the interval of a mean", () => {
  // scipy.stats 1.17.1 ttest_1samp(sample, 0).confidence_interval(0.95)
  it("agrees with SciPy's t interval", () => {
    const estimate = meanInterval(sample);
    expect(estimate.low).toBeCloseTo(2.4571568082776745, 12);
    expect(estimate.high).toBeCloseTo(5.0428431917223255, 12);
    expect(estimate).toMatchObject({ value: 3.75, level: 0.95, n: 8, method: "t" });
  });

  // scipy.stats 1.17.1 norm.interval(0.95, 3.75, 1.5 / sqrt(8))
  it("agrees with SciPy's z interval where σ is known", () => {
    const estimate = meanInterval(sample, { standardDeviation: 1.5 });
    expect(estimate.low).toBeCloseTo(2.7105721317377416, 12);
    expect(estimate.high).toBeCloseTo(4.789427868262258, 12);
    expect(estimate.method).toBe("z");
  });

  it("is the same from running moments", () => {
    expect(meanInterval(Moments.of(sample))).toEqual(meanInterval(sample));
  });

  it("refuses one value, and a σ that is not positive", () => {
    expect(() => meanInterval([1])).toThrow("meanInterval: needs at least 2 values, got 1");
    expect(() => meanInterval(sample, { standardDeviation: 0 })).toThrow(
      "meanInterval: standardDeviation must be > 0 and finite, got 0",
    );
  });
});

// S1 and S5: the share of 95 % intervals that contain the truth. Where the law is not normal,
// Hall's expansion of the t interval's coverage, 2φ(z) z [κ/12 (z² − 3) − γ²/18 (z⁴ + 2z² − 3)]/n,
// gives the n at which the deficit is well under a point.
describe("95 % intervals of a mean cover in 94 to 96 % of replications", () => {
  it("t, normal law, n = 10: exactly 95 %, within 4 standard errors of 20,000 replications", () => {
    const random = Random.named("coverage/t/normal");
    const share = coverage(20_000, 5, () => meanInterval(drawn(10, () => 5 + 2 * random.normal())));
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 20_000));
  });

  it("z, normal law, n = 3: exactly 95 %, within 4 standard errors of 20,000 replications", () => {
    const random = Random.named("coverage/z/normal");
    const options = { standardDeviation: 2 };
    const share = coverage(
      20_000,
      5,
      () => meanInterval(drawn(3, () => 5 + 2 * random.normal()), options),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 20_000));
  });

  it("t, exponential law, n = 500 (deficit 0.2 points), 20,000 replications", () => {
    const random = Random.named("coverage/t/exponential");
    const share = coverage(20_000, 1, () => meanInterval(drawn(500, () => random.exponential())));
    expect(share).toBeGreaterThan(0.94);
    expect(share).toBeLessThan(0.96);
  });

  it("t, lognormal law with σ = ½, n = 1,000 (deficit 0.1 points), 10,000 replications", () => {
    const random = Random.named("coverage/t/lognormal");
    const share = coverage(
      10_000,
      exp(0.125),
      () => meanInterval(drawn(1000, () => exp(0.5 * random.normal()))),
    );
    expect(share).toBeGreaterThan(0.94);
    expect(share).toBeLessThan(0.96);
  });
});

describe("the standard error of a mean", () => {
  // each ln(sd of 2,000 means) has standard error 1/√4000 = 0.016; over ln n = 0, 1, 2, 3 decades
  // the slope's is 0.003
  it("falls as n^(−1/2): log-log slope −0.50 ± 0.02 from n = 10 to 10,000", () => {
    const random = Random.named("slope");
    const points = [10, 100, 1000, 10_000].map((n, i) => {
      const means = drawn(2000, () => drawn(n, () => random.exponential()).mean);
      return { x: i, y: Math.log10(means.standardDeviation) };
    });
    const slope = points.reduce((sum, { x, y }) => sum + (x - 1.5) * y, 0) / 5; // Σ(x − 1.5)² = 5
    expect(Math.abs(slope + 0.5)).toBeLessThan(0.02);
  });
});
