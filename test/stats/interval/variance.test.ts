import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { varianceInterval } from "../../../src/stats/interval/variance.ts";
import { coverage, shareError } from "../coverage-study.ts";

describe("the interval of a variance", () => {
  // 7 s²/q with numpy 2.4.6 var(sample, ddof=1) and scipy.stats 1.17.1 chi2.ppf([0.975, 0.025], 7)
  it("agrees with SciPy's chi-square quantiles", () => {
    const estimate = varianceInterval([2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1]);
    expect(estimate.low).toBeCloseTo(1.045416001440982, 12);
    expect(estimate.high).toBeCloseTo(9.906092253419319, 12);
  });

  it("covers exactly 95 % for the normal law at n = 6, within 4 standard errors", () => {
    const random = Random.named("coverage/variance");
    const share = coverage(
      20_000,
      4,
      () => varianceInterval(Float64Array.from({ length: 6 }, () => 2 * random.normal())),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 20_000));
  });

  it("covers far less for the exponential law, whatever the n: it is for the normal law alone", () => {
    const random = Random.named("coverage/variance/exponential");
    const share = coverage(
      2000,
      1,
      () => varianceInterval(Float64Array.from({ length: 500 }, () => random.exponential())),
    );
    expect(share).toBeLessThan(0.8);
  });

  it("refuses one value", () => {
    expect(() => varianceInterval([1])).toThrow("varianceInterval: needs at least 2 values, got 1");
  });
});
