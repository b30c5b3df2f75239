import { describe, expect, it } from "vitest";
import {
  type CountedCourse,
  countedCourse,
} from "../../../../src/profiling/pmu/estimate/counted.ts";
import { interpolatedTotal } from "../../../../src/profiling/pmu/estimate/interpolated-total.ts";
import { scaledTotal } from "../../../../src/profiling/pmu/estimate/scaled-total.ts";
import { smoothedTotal } from "../../../../src/profiling/pmu/estimate/smoothed-total.ts";
import { Random } from "../../../../src/random/mod.ts";

/** Counts in intervals of 1 s, of which every G-th is seen from `first` on. */
function seen(counts: readonly number[], G: number, first = 0): CountedCourse {
  return {
    lengths: new Float64Array(counts.length).fill(1),
    counts: Float64Array.from(counts, (y, i) => i % G === first ? y : NaN),
  };
}
const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
const ramp = Array.from({ length: 41 }, (_, i) => 100 + 10 * i);

describe("the scaled total", () => {
  it("is Σ seen · whole time / time seen", () => {
    expect(scaledTotal(seen([3, 9, 5, 9], 2))).toBe(16);
  });

  it("is exact for what goes in proportion to a counter that always ran", () => {
    const cycles = Float64Array.from([5, 80, 2, 7, 300, 1]);
    const counts = Array.from(cycles, (c) => 2.5 * c);
    expect(scaledTotal(seen(counts, 3, 1), cycles)).toBeCloseTo(total(counts), 9);
  });

  it("refuses an exposure that was 0 while it looked", () => {
    expect(() => scaledTotal(seen([1, 2], 2), Float64Array.of(0, 5))).toThrow("must be > 0, got 0");
  });
});

describe("the interpolated total", () => {
  it("is exact on a straight line between the first look and the last", () => {
    expect(interpolatedTotal(seen(ramp, 4))).toBeCloseTo(total(ramp), 9);
  });

  it("holds the rate before the first look and behind the last", () => {
    expect(interpolatedTotal(seen([1, 6, 1, 1, 8, 1], 3, 1))).toBeCloseTo(
      6 + 6 + (6 + 2 / 3) + (6 + 4 / 3) + 8 + 8,
      9,
    );
  });
});

describe("the smoothed total", () => {
  it("is the count itself where all was seen, with no error", () => {
    const { total: estimate, standardError } = smoothedTotal(seen(ramp, 1));
    expect(estimate).toBe(total(ramp));
    expect(standardError).toBe(0);
  });

  /** A rate that walks at random and is counted with noise, as the model has it. */
  function walk(n: number, q: number, r: number, random: Random): number[] {
    let x = 1000;
    return Array.from({ length: n }, () => {
      x += Math.sqrt(q) * random.normal();
      return x + Math.sqrt(r) * random.normal();
    });
  }
  const runs = Array.from({ length: 200 }, (_, k) => {
    const counts = walk(160, 25, 100, Random.named(`walk/${k}`));
    const { total: smoothed, standardError } = smoothedTotal(seen(counts, 4, k % 4));
    const truth = total(counts);
    return {
      smoothed: smoothed - truth,
      scaled: scaledTotal(seen(counts, 4, k % 4)) - truth,
      standardError,
    };
  });
  const rms = (errors: number[]) => Math.sqrt(total(errors.map((e) => e * e)) / errors.length);

  // 200 runs: a mean has a standard error of 1/√200 of the RMS
  it("is unbiased on its own model, within 4 standard errors of 200 runs", () => {
    const errors = runs.map(({ smoothed }) => smoothed);
    expect(Math.abs(total(errors) / 200)).toBeLessThan(4 * rms(errors) / Math.sqrt(200));
  });

  it("knows its error: within one standard error in 68 ± 4 · 3.3 % of 200 runs", () => {
    const inside = runs.filter((run) => Math.abs(run.smoothed) < run.standardError).length / 200;
    expect(Math.abs(inside - 0.683)).toBeLessThan(4 * 0.033);
  });

  it("errs less than scaling there", () => {
    expect(rms(runs.map(({ smoothed }) => smoothed))).toBeLessThan(
      rms(runs.map(({ scaled }) => scaled)),
    );
  });

  it("goes with scaling where the rate is steady, within a standard error of either", () => {
    const counts = walk(400, 0, 100, Random.named("steady"));
    const { total: smoothed, standardError } = smoothedTotal(seen(counts, 4));
    expect(Math.abs(smoothed - scaledTotal(seen(counts, 4)))).toBeLessThan(standardError);
  });

  it("refuses fewer than 3 looks", () => {
    expect(() => smoothedTotal(seen(ramp, 30))).toThrow("at least 3 counted intervals");
  });
});

describe("the course of an event", () => {
  const log = {
    events: ["a", "b"],
    groupOf: Int32Array.of(0, 1),
    edges: Float64Array.of(0, 1, 3),
    counts: Float64Array.of(4, NaN, NaN, NaN),
  };
  it("has a length and a count for each interval", () => {
    expect(countedCourse(log, 0)).toEqual({
      lengths: Float64Array.of(1, 2),
      counts: Float64Array.of(4, NaN),
    });
  });

  it("is null where the event was never counted, and refused for a column that is not there", () => {
    expect(countedCourse(log, 1)).toBe(null);
    expect(() => countedCourse(log, 2)).toThrow("column must be a whole number in [0, 2), got 2");
  });
});
