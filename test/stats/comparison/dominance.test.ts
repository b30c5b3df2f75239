import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cliffDelta, varghaDelaneyA } from "../../../src/stats/comparison/dominance.ts";
import { mannWhitneyTest } from "../../../src/stats/comparison/mann-whitney.ts";
import { Random } from "../../../src/random/mod.ts";
import { normalCdf } from "../../../src/stats/laws.ts";
import { coverage, shareError } from "../coverage-study.ts";
import { normals } from "./rejections.ts";
import { x, y } from "./samples.ts";

const sample = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 10 });

/** Cliff's unbiased variance from the full matrix of signs. */
function varianceByMatrix(a: number[], b: number[]): number {
  const n = a.length, m = b.length;
  const d = a.map((ai) => b.map((bj) => Math.sign(ai - bj)));
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const delta = mean(d.flat());
  const squares = (values: number[]) => values.reduce((sum, v) => sum + (v - delta) ** 2, 0);
  const rows = squares(d.map(mean));
  const columns = squares(b.map((_, j) => mean(d.map((row) => row[j]))));
  return (m * m * rows + n * n * columns - squares(d.flat())) / (n * m * (n - 1) * (m - 1));
}

describe("cliffDelta", () => {
  it("is 2U/(nm) − 1 of Mann and Whitney's U", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { statistic } = mannWhitneyTest(a, b);
        expect(cliffDelta(a, b).value).toBeCloseTo((2 * statistic) / (a.length * b.length) - 1, 12);
      }),
      { seed: 1 },
    );
  });

  it("has the interval of Feng and Cliff's formula for the variance of the full sign matrix", () => {
    const { value: delta, low, high } = cliffDelta(x, y);
    const z = 1.959963984540054; // scipy.stats.norm.ppf(0.975), SciPy 1.17.1
    const s2 = varianceByMatrix(x, y);
    const root = z * Math.sqrt(s2) * Math.sqrt((1 - delta ** 2) ** 2 + z * z * s2);
    const scale = 1 - delta ** 2 + z * z * s2;
    expect(low).toBeCloseTo((delta - delta ** 3 - root) / scale, 12);
    expect(high).toBeCloseTo((delta - delta ** 3 + root) / scale, 12);
  });

  it("stays within [−1, 1] and around its value", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { value, low, high } = cliffDelta(a, b);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(low).toBeLessThanOrEqual(value + 1e-12);
        expect(high).toBeGreaterThanOrEqual(value - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { seed: 1 },
    );
  });

  it("falls back on Wilson's interval where every x lies above every y, and mirrors it", () => {
    const above = cliffDelta([4, 5, 6], [1, 2, 3]);
    const below = cliffDelta([1, 2, 3], [4, 5, 6]);
    expect([above.value, above.high]).toEqual([1, 1]);
    expect([below.value, below.low]).toEqual([-1, -1]);
    expect(above.low).toBeCloseTo(-below.high, 14);
    expect(above.low).toBeLessThan(1);
  });

  it("covers the δ of two shifted normal laws in 95 % of cases, within 4 standard errors and 1 %", () => {
    const random = Random.named("cliff");
    const truth = 2 * normalCdf(0.7 / Math.SQRT2) - 1; // P(x > y) = Φ(shift/√2)
    const share = coverage(
      2000,
      truth,
      () => cliffDelta(normals(25, random, 0.7), normals(25, random)),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 2000) + 0.01);
  });

  it("refuses samples of one value and NaN", () => {
    expect(() => cliffDelta([1], [1, 2])).toThrow("at least 2 values, got 1");
    expect(() => cliffDelta([1, NaN], [1, 2])).toThrow("got NaN at index 1");
  });
});

describe("varghaDelaneyA", () => {
  it("is (δ + 1)/2, interval and all", () => {
    const delta = cliffDelta(x, y), A = varghaDelaneyA(x, y);
    expect([A.value, A.low, A.high]).toEqual(
      [delta.value, delta.low, delta.high].map((d) => (d + 1) / 2),
    );
  });

  it("is ½ for a sample against itself", () => {
    expect(varghaDelaneyA(x, x).value).toBe(0.5);
  });
});
