import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { gaussMarkov } from "../../../src/fleet/mobility/gauss-markov.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import { Random } from "../../../src/random/mod.ts";
import { kolmogorovSmirnovTest, normalCdf } from "../../../src/stats/mod.ts";
import { uniformity, walked } from "./walk.ts";

describe("Gauss-Markov", () => {
  it("has the autocorrelation α^|k| of each component, within 4 standard errors", () => {
    // walls too far to meet; users are independent, so errors come from them
    const model = gaussMarkov({ width: 1e9, height: 1e9, memory: 0.8, deviation: 2 });
    const simulation = new Simulation(), users = 20_000;
    const { walkers } = new Movement(simulation, model, users, Random.named("gm"));
    const first = walkers.vx.slice();
    for (const k of [1, 2, 5, 10]) {
      simulation.run({ until: k });
      const products = walkers.vx.map((v, i) => v * first[i] / 4);
      const mean = products.reduce((sum, p) => sum + p) / users;
      const expected = 0.8 ** k;
      const error = Math.sqrt((1 + expected ** 2) / users); // of normal variables
      expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
    }
  });

  it("keeps places uniform and velocities normal, walls and all", () => {
    const model = gaussMarkov({ width: 50, height: 30, memory: 0.9, deviation: 3 });
    for (const time of [0, 7.5, 100]) {
      const { x, y, movement } = walked(model, 3600, time, "gm/stationary");
      expect(uniformity(model, x, y)).toBeGreaterThan(0.001);
      const { pValue } = kolmogorovSmirnovTest(movement.walkers.vx, (v) => normalCdf(v / 3));
      expect(pValue).toBeGreaterThan(0.001);
      expect(Math.min(...x, ...y)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(...x) - 50).toBeLessThan(1e-9);
      expect(Math.max(...y) - 30).toBeLessThan(1e-9);
    }
  });

  it("refuses a memory of 1, which never forgets", () => {
    expect(() => gaussMarkov({ width: 1, height: 1, memory: 1, deviation: 1 })).toThrow(
      "gaussMarkov: memory must be in [0, 0.9999999999999998], got 1",
    );
  });
});
