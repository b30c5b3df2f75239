import { describe, expect, it } from "vitest";
import { ratioOfMeans } from "../../../src/stats/comparison/ratio-of-means.ts";
import { welchTest } from "../../../src/stats/comparison/welch.ts";
import { Random } from "../../../src/random/mod.ts";
import { coverage, shareError } from "../coverage-study.ts";
import { normals } from "./rejections.ts";
import { x, y } from "./samples.ts";

describe("ratioOfMeans", () => {
  it("is the ratio of the means, with an interval that holds it", () => {
    const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    const { value, low, high } = ratioOfMeans(x, y);
    expect(value).toBeCloseTo(mean(x) / mean(y), 13);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });

  it("ends about where Welch's test of x̄ = r ȳ begins to reject, which takes ν at r instead of r̂", () => {
    const { low, high } = ratioOfMeans(x, y);
    for (const r of [low, high]) {
      const { pValue } = welchTest(x, y.map((value) => r * value));
      expect(Math.abs(pValue - 0.05)).toBeLessThan(0.001);
    }
  });

  it("covers the ratio in 95 % of cases, within 4 standard errors", () => {
    const random = Random.named("ratio-of-means");
    const share = coverage(
      3000,
      10 / 8,
      () => ratioOfMeans(normals(12, random, 10, 2), normals(15, random, 8, 1)),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 3000));
  });

  it("is exact for constant samples", () => {
    expect(ratioOfMeans([6, 6], [4, 4])).toMatchObject({ value: 1.5, low: 1.5, high: 1.5 });
  });

  it("refuses a denominator that may be 0", () => {
    expect(() => ratioOfMeans([1, 2], [-3, 3.1])).toThrow("the mean of y must differ from 0");
  });
});
