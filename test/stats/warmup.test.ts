import { describe, expect, it } from "vitest";
import { Moments } from "../../src/stats/moments.ts";
import { mser5, welchMovingAverage } from "../../src/stats/warmup.ts";
import { autoregression, mean } from "./series.ts";

/** White noise with a ramp from 10 to 0 over the first `ramp` values. */
function warming(n: number, ramp: number, name: string): Float64Array {
  return autoregression(n, 0.3, name).map((x, i) => x + 10 * Math.max(0, 1 - i / ramp));
}

describe("mser-5", () => {
  it("takes the truncation with the least Σ(Zⱼ − Z̄)²/(k − d)², by brute force", () => {
    const run = warming(400, 60, "mser/brute");
    const batches = Float64Array.from({ length: 80 }, (_, j) => mean(run.slice(5 * j, 5 * j + 5)));
    const statistics = Array.from({ length: 41 }, (_, d) => {
      const tail = Moments.of(batches.slice(d));
      return tail.variance * (tail.count - 1) / tail.count ** 2;
    });
    const best = Math.min(...statistics);
    const found = mser5(run);
    expect(found.statistic).toBeCloseTo(best, 12);
    expect(found.truncation).toBe(5 * statistics.indexOf(best));
  });

  it("cuts most of a ramp off and little more", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { truncation, tooShort } = mser5(warming(2000, 200, `mser/ramp/${seed}`));
      expect(truncation).toBeGreaterThan(150);
      expect(truncation).toBeLessThan(400);
      expect(tooShort).toBe(false);
    }
  });

  it("takes the bias out of the mean", () => {
    const kept = new Moments();
    for (let r = 0; r < 200; r++) {
      const run = warming(1000, 100, `mser/bias/${r}`);
      kept.add(mean(run.subarray(mser5(run).truncation)));
    }
    const whole = 10 * 100 / 2 / 1000; // the ramp's share in the mean of the whole run: 0.5
    expect(Math.abs(kept.mean)).toBeLessThan(whole / 20 + 4 * kept.standardError);
  });

  it("cuts nothing off a constant run", () => {
    expect(mser5(new Float64Array(100).fill(3))).toEqual({
      truncation: 0,
      statistic: 0,
      tooShort: false,
    });
  });

  it("says that a run is too short where it still climbs at its half", () => {
    const climbing = Float64Array.from({ length: 200 }, (_, i) => i);
    expect(mser5(climbing)).toMatchObject({ truncation: 100, tooShort: true });
  });

  it("refuses runs of under 20 values", () => {
    expect(() => mser5(new Float64Array(19))).toThrow("mser5: needs at least 20 values, got 19");
  });
});

describe("welch's moving average", () => {
  it("averages over replications, then over the window, shrunk at the start", () => {
    const smooth = welchMovingAverage([[0, 2, 4, 6, 20], [2, 4, 6, 8, 10, 99]], 1);
    // mean over replications: 1 3 5 7 15
    expect([...smooth]).toEqual([1, 3, 5, 9]);
  });

  it("is the mean over replications where the window is 0", () => {
    expect([...welchMovingAverage([[1, 5], [3, 7]], 0)]).toEqual([2, 6]);
  });

  it("refuses no replications and windows that do not fit", () => {
    expect(() => welchMovingAverage([], 0)).toThrow("replications must not be empty");
    expect(() => welchMovingAverage([[1, 2, 3]], 3)).toThrow(
      "halfWindow must be a whole number in [0, 3), got 3",
    );
  });
});
