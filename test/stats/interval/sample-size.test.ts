import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { halfWidth } from "../../../src/stats/estimate.ts";
import { meanInterval } from "../../../src/stats/interval/mean.ts";
import { proportionInterval } from "../../../src/stats/interval/proportion.ts";
import {
  sampleSizeForMean,
  sampleSizeForProportion,
  sampleSizeFromPilot,
  steinInterval,
  steinSampleSize,
} from "../../../src/stats/interval/sample-size.ts";
import { tQuantile } from "../../../src/stats/laws.ts";
import { Moments } from "../../../src/stats/moments.ts";
import { coverage, shareError } from "../coverage-study.ts";

describe("the sample size for a mean", () => {
  it("is the least n whose z interval is narrow enough", () => {
    const n = sampleSizeForMean(0.3, 2);
    const at = (count: number) =>
      halfWidth(meanInterval(new Float64Array(count), { standardDeviation: 2 }));
    expect(at(n)).toBeLessThanOrEqual(0.3);
    expect(at(n - 1)).toBeGreaterThan(0.3);
  });

  it("is the least n whose t interval is narrow enough at the pilot's variance", () => {
    const pilot = Moments.of([2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1]);
    const n = sampleSizeFromPilot(0.4, pilot);
    const at = (count: number) =>
      tQuantile(0.975, count - 1) * pilot.standardDeviation / Math.sqrt(count);
    expect(at(n)).toBeLessThanOrEqual(0.4);
    expect(at(n - 1)).toBeGreaterThan(0.4);
  });

  it("is the pilot's own where that suffices", () => {
    expect(sampleSizeFromPilot(10, [1, 2, 3])).toBe(3);
    expect(steinSampleSize(10, [1, 2, 3])).toBe(3);
  });

  it("refuses half-widths that are not positive", () => {
    expect(() => sampleSizeForMean(0, 1)).toThrow("halfWidth must be > 0 and finite, got 0");
    expect(() => steinSampleSize(-1, [1, 2])).toThrow("steinSampleSize: halfWidth must be > 0");
  });
});

describe("Stein's two stages", () => {
  it("cover at least 95 % at the wanted half-width, for σ the first stage cannot know well", () => {
    const random = Random.named("coverage/stein");
    const wanted = 0.5;
    let widest = 0;
    const share = coverage(10_000, 0, () => {
      const first = new Moments(), all = new Moments();
      const draw = () => {
        const x = random.normal();
        all.add(x);
        return x;
      };
      for (let i = 0; i < 5; i++) first.add(draw());
      const n = steinSampleSize(wanted, first);
      while (all.count < n) draw();
      const estimate = steinInterval(first, all);
      widest = Math.max(widest, halfWidth(estimate));
      return estimate;
    });
    expect(widest).toBeLessThanOrEqual(wanted);
    // exactly 95 % where the first stage does not already suffice
    expect(share).toBeGreaterThan(0.95 - 4 * shareError(0.95, 10_000));
  });

  it("refuse a whole smaller than its first stage", () => {
    expect(() => steinInterval([1, 2, 3], [1, 2])).toThrow(
      "steinInterval: needs at least 3 values, got 2",
    );
  });
});

describe("the sample size for a proportion", () => {
  // statsmodels 0.15.0 stats.proportion.samplesize_confint_proportion(p, h): 1067.07 and 245.85,
  // rounded up
  it("agrees with statsmodels", () => {
    expect(sampleSizeForProportion(0.03)).toBe(1068);
    expect(sampleSizeForProportion(0.05, { proportion: 0.2 })).toBe(246);
  });

  it("makes Wilson's interval as narrow as wanted", () => {
    const n = sampleSizeForProportion(0.03);
    expect(halfWidth(proportionInterval(Math.floor(n / 2), n))).toBeLessThanOrEqual(0.03);
  });

  it("refuses what is not in (0, 1)", () => {
    expect(() => sampleSizeForProportion(1)).toThrow("halfWidth must be in (0, 1), got 1");
    expect(() => sampleSizeForProportion(0.1, { proportion: 0 })).toThrow(
      "proportion must be in (0, 1), got 0",
    );
  });
});
