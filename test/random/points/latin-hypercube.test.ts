import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latinHypercube, Random } from "../../../src/random/mod.ts";
import { kolmogorovSmirnov, moments } from "../goodness-of-fit.ts";

describe("latinHypercube", () => {
  it("has one point in each of n intervals of each coordinate", () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 5 }),
      (n, d) => {
        const points = latinHypercube({ points: n, dimensions: d }, Random.named(`lhs/${n}/${d}`));
        for (let j = 0; j < d; j++) {
          expect(new Set(points.map((x) => Math.floor(x[j] * n))).size).toBe(n);
        }
      },
    ));
  });

  it("is uniform in each point, by Kolmogorov-Smirnov of one over 10⁴ hypercubes", () => {
    const random = Random.named("lhs/uniform");
    const u = Float64Array.from(
      { length: 10_000 },
      () => latinHypercube({ points: 5, dimensions: 2 }, random)[3][1],
    );
    expect(kolmogorovSmirnov(u, (x) => x)).toBeGreaterThan(1e-4);
  });

  it("estimates a sum of coordinates with variance d/(12n³), within 5 standard errors", () => {
    // within a stratum a coordinate has variance 1/(12n²), and strata are independent
    const [n, d] = [16, 3];
    const random = Random.named("lhs/additive");
    const means = Float64Array.from({ length: 2000 }, () => {
      const points = latinHypercube({ points: n, dimensions: d }, random);
      return points.reduce((sum, x) => sum + x[0] + x[1] + x[2], 0) / n;
    });
    const { variance, varianceError } = moments(means);
    expect(Math.abs(variance - d / (12 * n ** 3))).toBeLessThan(5 * varianceError);
  });

  it("refuses no points and no dimensions", () => {
    const random = Random.named("lhs");
    expect(() => latinHypercube({ points: 0, dimensions: 1 }, random)).toThrow("points must be");
    expect(() => latinHypercube({ points: 1, dimensions: 0 }, random)).toThrow(
      "dimensions must be",
    );
  });
});
