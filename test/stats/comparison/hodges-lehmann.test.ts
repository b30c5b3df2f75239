import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hodgesLehmannCentre,
  hodgesLehmannShift,
} from "../../../src/stats/comparison/hodges-lehmann.ts";
import { mannWhitneyTest } from "../../../src/stats/comparison/mann-whitney.ts";
import { wilcoxonTest } from "../../../src/stats/comparison/wilcoxon.ts";
import { Random } from "../../../src/random/mod.ts";
import { coverage, shareError } from "../coverage-study.ts";
import { lognormals, normals } from "./rejections.ts";
import { x, y } from "./samples.ts";

const reals = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
  minLength: 1,
  maxLength: 15,
});
/** The middle value, or half the sum of the two middle ones. */
function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

const allDifferences = (a: number[], b: number[]) => a.flatMap((ai) => b.map((bj) => ai - bj));
const allAverages = (d: number[]) => d.flatMap((di, i) => d.slice(i).map((dj) => (di + dj) / 2));

describe("hodgesLehmannShift", () => {
  it("is the median of all differences, to the bit", () => {
    fc.assert(
      fc.property(reals, reals, (a, b) => {
        expect(hodgesLehmannShift(a, b).value - middle(allDifferences(a, b))).toBe(0);
      }),
      { seed: 1 },
    );
  });

  it("ends where the exact Mann-Whitney test begins to reject", () => {
    const { low, high } = hodgesLehmannShift(x, y);
    const pAt = (shift: number) => mannWhitneyTest(x, y.map((value) => value + shift)).pValue;
    const step = 1e-6; // no two differences of these samples are that close, unless equal
    expect(pAt(low + step)).toBeGreaterThan(0.05);
    expect(pAt(low - step)).toBeLessThanOrEqual(0.05);
    expect(pAt(high - step)).toBeGreaterThan(0.05);
    expect(pAt(high + step)).toBeLessThanOrEqual(0.05);
  });

  it("covers the shift between two lognormal samples in 95 % of cases, by either law, within 4 standard errors", () => {
    const random = Random.named("hodges-lehmann");
    for (const [n, replications] of [[20, 1000], [60, 1000]]) {
      const share = coverage(
        replications,
        2,
        () => hodgesLehmannShift(lognormals(n, random).map((v) => v + 2), lognormals(n, random)),
      );
      expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, replications) + 0.003);
    }
  });

  it("is infinite where no interval reaches the level", () => {
    expect(hodgesLehmannShift([1, 2], [3, 4])).toMatchObject({ low: -Infinity, high: Infinity });
  });

  it("refuses values that are not finite", () => {
    expect(() => hodgesLehmannShift([1, NaN], [1])).toThrow("must be finite, got NaN at index 1");
  });
});

describe("hodgesLehmannCentre", () => {
  it("is the median of all averages of two", () => {
    fc.assert(
      fc.property(reals, (d) => {
        expect(hodgesLehmannCentre(d).value).toBeCloseTo(middle(allAverages(d)), 9);
      }),
      { seed: 1 },
    );
  });

  it("ends where the exact signed-rank test begins to reject", () => {
    const d = [1.83, 0.91, -0.8, 1.97, 1.12, 2.14, -0.55, 1.71, 0.34, 1.26];
    const { low, high } = hodgesLehmannCentre(d);
    const pAt = (centre: number) => wilcoxonTest(d, d.map(() => centre)).pValue;
    expect(pAt(low + 1e-6)).toBeGreaterThan(0.05);
    expect(pAt(low - 1e-6)).toBeLessThanOrEqual(0.05);
    expect(pAt(high - 1e-6)).toBeGreaterThan(0.05);
    expect(pAt(high + 1e-6)).toBeLessThanOrEqual(0.05);
  });

  it("covers the centre of normal differences in 95 % of cases, by either law, within 4 standard errors", () => {
    const random = Random.named("hodges-lehmann/centre");
    for (const n of [25, 80]) {
      const share = coverage(1000, 0.7, () => hodgesLehmannCentre(normals(n, random, 0.7)));
      expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 1000) + 0.003);
    }
  });

  it("refuses no differences", () => {
    expect(() => hodgesLehmannCentre([])).toThrow("a sample must not be empty");
  });
});
