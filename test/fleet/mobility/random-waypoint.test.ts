import { describe, expect, it } from "vitest";
import { meanDistance, randomWaypoint } from "../../../src/fleet/mobility/random-waypoint.ts";
import { Random } from "../../../src/random/mod.ts";
import { chiSquareGoodnessOfFit, kolmogorovSmirnovTest } from "../../../src/stats/mod.ts";
import { counts, walked } from "./walk.ts";

const walking = { width: 1000, height: 600, speed: [1, 10] } as const;
const times = [0, 90, 900]; // s

/**
 * Hyytiä, Lassila & Virtamo, IEEE Trans. Mobile Computing 5(6):680–694, 2006: the density of places
 * on the way is ∝ ∫₀^π a₁ a₂ (a₁ + a₂) dφ, with a₁ and a₂ the distances to the border in the
 * directions φ and φ + π. Here as shares of n × n parts, by midpoints.
 */
function shares(width: number, height: number, n: number): Float64Array {
  const fine = 4, angles = 180;
  const toBorder = (x: number, y: number, c: number, s: number) =>
    Math.min(
      c > 0 ? (width - x) / c : c < 0 ? -x / c : Infinity,
      s > 0 ? (height - y) / s : s < 0 ? -y / s : Infinity,
    );
  const parts = new Float64Array(n * n);
  for (let j = 0; j < n * fine; j++) {
    for (let k = 0; k < n * fine; k++) {
      const x = (k + 0.5) * width / (n * fine), y = (j + 0.5) * height / (n * fine);
      for (let a = 0; a < angles; a++) {
        const phi = Math.PI * (a + 0.5) / angles;
        const c = Math.cos(phi), s = Math.sin(phi);
        const a1 = toBorder(x, y, c, s), a2 = toBorder(x, y, -c, -s);
        parts[n * Math.floor(j / fine) + Math.floor(k / fine)] += a1 * a2 * (a1 + a2);
      }
    }
  }
  const total = parts.reduce((sum, part) => sum + part);
  return parts.map((part) => part / total);
}

describe("random waypoint", () => {
  const model = randomWaypoint(walking);

  it("has the stationary density of places from the start on", () => {
    const users = 20_000;
    const expected = shares(1000, 600, 5).map((share) => share * users);
    for (const time of times) {
      const { x, y } = walked(model, users, time, "rwp/density");
      const { pValue } = chiSquareGoodnessOfFit(counts(model, x, y, 5), expected);
      expect(pValue).toBeGreaterThan(0.001);
    }
  });

  it("has speeds with density ∝ 1/v from the start on", () => {
    for (const time of times) {
      const { speed } = walked(model, 5000, time, "rwp/speed");
      const cdf = (v: number) => Math.min(1, Math.max(0, Math.log(v) / Math.log(10)));
      expect(kolmogorovSmirnovTest(speed, cdf).pValue).toBeGreaterThan(0.001);
    }
  });

  it("pauses for the stationary share of time, within 4 standard errors, at uniform places", () => {
    const pausing = randomWaypoint({ ...walking, pause: [0, 120] });
    const moving = meanDistance(1000, 600) * Math.log(10) / 9; // s of a trip
    const share = 60 / (60 + moving), users = 20_000;
    for (const time of times) {
      const { x, y, speed } = walked(pausing, users, time, "rwp/pause");
      const still = [...x.keys()].filter((i) => speed[i] === 0);
      const error = Math.sqrt(share * (1 - share) / users);
      expect(Math.abs(still.length / users - share)).toBeLessThan(4 * error);
      const observed = counts(pausing, still.map((i) => x[i]), still.map((i) => y[i]), 4);
      const expected = observed.map(() => still.length / 16);
      expect(chiSquareGoodnessOfFit(observed, expected).pValue).toBeGreaterThan(0.001);
    }
  });

  it("knows the mean distance of two points: 0.521405 in the unit square; 4 standard errors else", () => {
    expect(meanDistance(1, 1)).toBeCloseTo((2 + Math.SQRT2 + 5 * Math.asinh(1)) / 15, 14);
    const random = Random.named("distance"), n = 100_000;
    let sum = 0, squares = 0;
    for (let i = 0; i < n; i++) {
      const d = Math.hypot(
        1000 * (random.uniform() - random.uniform()),
        600 * (random.uniform() - random.uniform()),
      );
      sum += d;
      squares += d * d;
    }
    const error = Math.sqrt((squares / n - (sum / n) ** 2) / n);
    expect(Math.abs(sum / n - meanDistance(1000, 600))).toBeLessThan(4 * error);
  });

  it("refuses a least speed of 0, at which users come to rest", () => {
    expect(() => randomWaypoint({ ...walking, speed: [0, 10] })).toThrow(
      "randomWaypoint: speed[0] must be > 0 and finite, got 0",
    );
  });
});
