import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { levyWalk } from "../../../src/fleet/mobility/levy-walk.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import { powerLawMoment, powerLawQuantile } from "../../../src/fleet/mobility/power-law.ts";
import { Random } from "../../../src/random/mod.ts";
import { kolmogorovSmirnovTest } from "../../../src/stats/mod.ts";
import { uniformity, walked } from "./walk.ts";

const walk = {
  width: 1e9, // walls too far to meet
  height: 1e9,
  flightExponent: 1.2,
  flight: [10, 5000],
  pauseExponent: 0.8,
  pause: [20, 1000],
} as const;

describe("a truncated power law", () => {
  it("has its moments, by Simpson's rule on its quantiles", () => {
    for (const exponent of [0.5, 1, 2, 2.2]) {
      const law = { exponent, least: 1, most: 50 };
      const n = 20_000;
      let mean = 0;
      for (let i = 0; i < n; i++) mean += powerLawQuantile(law, (i + 0.5) / n) / n;
      expect(Math.abs(mean / powerLawMoment(law, 1) - 1)).toBeLessThan(1e-3);
    }
  });
});

describe("a Lévy walk", () => {
  it("has flights and pauses with the exponents it was given, by Kolmogorov and Smirnov", () => {
    const simulation = new Simulation(), users = 2000;
    const movement = new Movement(simulation, levyWalk(walk), users, Random.named("levy"));
    const { walkers } = movement;
    // the first of each user: all that fit into a time would be too few long ones
    const flights = new Float64Array(users), pauses = new Float64Array(users);
    movement.watch((i) => {
      const duration = walkers.until[i] - walkers.since[i], speed = movement.speed(i);
      if (speed === 0) pauses[i] ||= duration;
      else flights[i] ||= duration * speed;
    });
    simulation.run({ until: 20_000 });
    const cdf = (g: number, a: number, b: number) => (v: number) =>
      Math.min(1, Math.max(0, (a ** -g - v ** -g) / (a ** -g - b ** -g)));
    expect(kolmogorovSmirnovTest(flights, cdf(1.2, 10, 5000)).pValue).toBeGreaterThan(0.001);
    expect(kolmogorovSmirnovTest(pauses, cdf(0.8, 20, 1000)).pValue).toBeGreaterThan(0.001);
  });

  it("keeps places uniform and the share that moves, walls and all", () => {
    const model = levyWalk({ ...walk, width: 800, height: 500 });
    const flight = powerLawMoment({ exponent: 2.2, least: 10, most: 5000 }, 1); // s, at 1 m/s
    const pause = powerLawMoment({ exponent: 1.8, least: 20, most: 1000 }, 1);
    const share = flight / (flight + pause), users = 3600;
    for (const time of [0, 50, 800]) {
      const { x, y, speed } = walked(model, users, time, "levy/stationary");
      expect(uniformity(model, x, y)).toBeGreaterThan(0.001);
      const moving = speed.filter((v) => v > 0).length / users;
      expect(Math.abs(moving - share)).toBeLessThan(4 * Math.sqrt(share * (1 - share) / users));
    }
  });
});
