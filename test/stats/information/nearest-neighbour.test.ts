import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { gaussianMutualInformation } from "../../../src/stats/information/gaussian.ts";
import { nearestNeighbourMutualInformation } from "../../../src/stats/information/nearest-neighbour.ts";

function correlatedNormals(n: number, rho: number, random: Random): [number[], number[]] {
  const x = Array.from({ length: n }, () => random.normal());
  const y = x.map((xi) => rho * xi + Math.sqrt(1 - rho * rho) * random.normal());
  return [x, y];
}

/** Mean and standard error over replications of n pairs. */
function study(n: number, rho: number, replications: number): { mean: number; error: number } {
  const random = Random.named(`ksg/${rho}`);
  const estimates = Array.from({ length: replications }, () => {
    const [x, y] = correlatedNormals(n, rho, random);
    return nearestNeighbourMutualInformation(x, y);
  });
  const mean = estimates.reduce((sum, I) => sum + I, 0) / replications;
  const variance = estimates.reduce((sum, I) => sum + (I - mean) ** 2, 0) / (replications - 1);
  return { mean, error: Math.sqrt(variance / replications) };
}

/** ψ of a whole number by its definition. */
const psi = (n: number) => {
  let sum = -0.57721566490153286;
  for (let k = 1; k < n; k++) sum += 1 / k;
  return sum;
};

describe("nearestNeighbourMutualInformation", () => {
  it("has no bias for independent normals, within 4 standard errors of 100 replications", () => {
    const { mean, error } = study(300, 0, 100);
    expect(Math.abs(mean)).toBeLessThan(4 * error);
  });

  it("finds −½ log₂(1 − ρ²) within 0.02 bit and 4 standard errors at ρ = 0.3, 0.6 and 0.9", () => {
    for (const rho of [0.3, 0.6, 0.9]) {
      const { mean, error } = study(400, rho, 40);
      expect(Math.abs(mean - gaussianMutualInformation(rho))).toBeLessThan(0.02 + 4 * error);
    }
  });

  it("equals the formula counted out by hand on five points, k = 1", () => {
    const x = [0, 1, 3, 7, 12], y = [0, 2, 1, 6, 20];
    // nearest distances 2, 2, 2, 5, 14; others strictly within in x: 1, 1, 0, 1, 4 and in y: 1, 1, 2, 1, 0
    const terms = [[1, 1], [1, 1], [0, 2], [1, 1], [4, 0]];
    const mean = terms.reduce((sum, [nx, ny]) => sum + psi(nx + 1) + psi(ny + 1), 0) / 5;
    const expected = (psi(1) + psi(5) - mean) / Math.LN2;
    expect(nearestNeighbourMutualInformation(x, y, { neighbours: 1 })).toBeCloseTo(expected, 12);
  });

  it("sees dependence that correlation does not: y = x² + noise", () => {
    const random = Random.named("ksg/parabola");
    const x = Array.from({ length: 500 }, () => random.normal());
    const y = x.map((xi) => xi * xi + 0.1 * random.normal());
    expect(nearestNeighbourMutualInformation(x, y)).toBeGreaterThan(1);
  });

  it("refuses series of two lengths, too many neighbours and numbers that are not finite", () => {
    expect(() => nearestNeighbourMutualInformation([1], [1, 2])).toThrow("got 1 and 2");
    expect(() => nearestNeighbourMutualInformation([1, 2, 3], [1, 2, 3])).toThrow(
      "whole number in [1, 2], got 3",
    );
    expect(() => nearestNeighbourMutualInformation([1, NaN], [1, 2], { neighbours: 1 })).toThrow(
      "got x[1] = NaN",
    );
  });
});
