import { describe, expect, it } from "vitest";
import { manhattan } from "../../../src/fleet/mobility/manhattan.ts";
import { chiSquareGoodnessOfFit, kolmogorovSmirnovTest } from "../../../src/stats/mod.ts";
import { walked } from "./walk.ts";

const grid = { columns: 4, rows: 3, block: 100, speed: [5, 15] } as const;
const streets = 4 * 4 + 3 * 5; // blocks of streets

/** Which block of a street, and how far along it. */
function placeOn(x: number, y: number) {
  const c = x / 100, r = y / 100;
  const isHorizontal = Math.abs(r - Math.round(r)) < Math.abs(c - Math.round(c));
  const street = isHorizontal
    ? 4 * Math.round(r) + Math.min(3, Math.floor(c))
    : 16 + 3 * Math.round(c) + Math.min(2, Math.floor(r));
  const at = isHorizontal ? c : r;
  return {
    street,
    along: at - Math.floor(at),
    off: Math.min(...[c, r].map((v) => Math.abs(v - Math.round(v)))),
  };
}

describe("the Manhattan grid", () => {
  it("keeps users uniform on the streets from the start on", () => {
    const users = 31 * 400;
    for (const time of [0, 33, 1000]) {
      const { x, y } = walked(manhattan(grid), users, time, "manhattan");
      const places = x.map((xi, i) => placeOn(xi, y[i]));
      expect(Math.max(...places.map(({ off }) => off))).toBeLessThan(1e-9);
      const observed = new Float64Array(streets);
      for (const { street } of places) observed[street]++;
      const expected = observed.map(() => users / streets);
      expect(chiSquareGoodnessOfFit(observed, expected).pValue).toBeGreaterThan(0.001);
      const along = places.slice(0, 2000).map((place) => place.along);
      expect(kolmogorovSmirnovTest(along, (u) => u).pValue).toBeGreaterThan(0.001);
    }
  });

  it("keeps each user at its own uniform speed", () => {
    const { speed } = walked(manhattan(grid), 2000, 500, "manhattan/speed");
    expect(kolmogorovSmirnovTest(speed, (v) => (v - 5) / 10).pValue).toBeGreaterThan(0.001);
  });

  it("goes straight at half of the crossings within the town, within 4 standard errors", () => {
    const { movement, simulation } = walked(manhattan(grid), 1, 0, "manhattan/turns");
    let straight = 0, crossings = 0;
    let [vx, vy] = [movement.walkers.vx[0], movement.walkers.vy[0]];
    movement.watch(() => {
      const { x, y } = movement.walkers;
      const [nx, ny] = [movement.walkers.vx[0], movement.walkers.vy[0]];
      if (x[0] > 0 && x[0] < 400 && y[0] > 0 && y[0] < 300) {
        crossings++;
        if (nx === vx && ny === vy) straight++;
      }
      [vx, vy] = [nx, ny];
    });
    simulation.run({ until: 200_000 });
    const error = Math.sqrt(0.25 / crossings);
    expect(Math.abs(straight / crossings - 0.5)).toBeLessThan(4 * error);
    expect(crossings).toBeGreaterThan(3000);
  });
});
