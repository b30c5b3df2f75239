import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Attachment } from "../../../src/fleet/mobility/attachment.ts";
import { gaussMarkov } from "../../../src/fleet/mobility/gauss-markov.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import { randomWaypoint } from "../../../src/fleet/mobility/random-waypoint.ts";
import { SiteIndex } from "../../../src/fleet/mobility/site-index.ts";
import { traceDriven } from "../../../src/fleet/mobility/tracks.ts";
import { Random } from "../../../src/random/mod.ts";

function scattered(n: number, width: number, height: number, seed: string) {
  const random = Random.named(seed);
  return Array.from({ length: n }, () => (
    { x: width * random.uniform(), y: height * random.uniform() }
  ));
}

describe("the nearest site", () => {
  it("is the one that asking all finds, in and around the sites' rectangle", () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    const place = fc.record({ x: coordinate, y: coordinate });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), place, (sites, at) => {
        const distance = (s: number) => (sites[s].x - at.x) ** 2 + (sites[s].y - at.y) ** 2;
        const nearest = [...sites.keys()].reduce((a, b) => distance(b) < distance(a) ? b : a);
        const far = { x: 3 * at.x, y: 3 * at.y };
        expect(new SiteIndex(sites).nearest(at.x, at.y)).toBe(nearest);
        expect(new SiteIndex([far]).nearest(at.x, at.y)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("attachment", () => {
  it("changes when the bisector is crossed: halfway between two sites", () => {
    const simulation = new Simulation();
    const road = {
      name: "road",
      times: Float64Array.of(0, 100),
      x: Float64Array.of(0, 100),
      y: Float64Array.of(3, 3),
    };
    const movement = new Movement(simulation, traceDriven([road]), 1, Random.named("road"));
    const sites = new SiteIndex([{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 100, y: 0 }]);
    const seen: number[][] = [];
    new Attachment(simulation, movement, sites, (user, from, to) => {
      seen.push([simulation.now, user, from, to]);
    });
    simulation.run({ until: 200 });
    expect(seen).toEqual([[20, 0, 0, 1], [70, 0, 1, 2]]);
  });

  for (
    const model of [
      randomWaypoint({ width: 1000, height: 800, speed: [5, 30], pause: [0, 20] }),
      gaussMarkov({ width: 1000, height: 800, memory: 0.9, deviation: 20, step: 5 }),
    ]
  ) {
    it(`is to the nearest site at every instant, of users by ${model.name}`, () => {
      const simulation = new Simulation();
      const movement = new Movement(simulation, model, 200, Random.named("attach"));
      const sites = new SiteIndex(scattered(60, 1000, 800, "sites"));
      let changes = 0;
      const { nearest } = new Attachment(simulation, movement, sites, (user, from, to) => {
        changes++;
        expect(from).not.toBe(to);
        // the place lies on the bisector, to rounding
        const [x, y] = [movement.x(user), movement.y(user)];
        const d = (s: number) => Math.hypot(sites.x[s] - x, sites.y[s] - y);
        expect(Math.abs(d(from) - d(to))).toBeLessThan(1e-6);
      });
      for (let t = 1; t <= 60; t++) {
        simulation.run({ until: t * 2.345 });
        for (let user = 0; user < 200; user++) {
          expect(nearest[user]).toBe(sites.nearest(movement.x(user), movement.y(user)));
        }
      }
      expect(changes).toBeGreaterThan(1000);
    });
  }
});
