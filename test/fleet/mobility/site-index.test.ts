import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SiteIndex } from "../../../src/fleet/mod.ts";

interface Ray {
  x: number;
  y: number;
  vx: number;
  vy: number;
}

/** When the bisector of sites s and q is crossed, s; Infinity where one does not come nearer to q. */
function crossing({ x: xs, y: ys }: SiteIndex, s: number, q: number, { x, y, vx, vy }: Ray) {
  const approach = 2 * (vx * (xs[q] - xs[s]) + vy * (ys[q] - ys[s]));
  const square = (site: number) => (xs[site] - x) ** 2 + (ys[site] - y) ** 2;
  return approach <= 0 ? Infinity : (square(q) - square(s)) / approach;
}

/** Whoever goes straight on leaves a site's places at the same instant by its neighbours as by all. */
function leavesAlike(places: { x: number; y: number }[], ray: Ray) {
  const sites = new SiteIndex(places), s = sites.nearest(ray.x, ray.y);
  const leave = (others: Iterable<number>) =>
    Math.min(...Array.from(others, (q) => crossing(sites, s, q, ray)));
  const byAll = leave(places.keys()), byNeighbours = leave(sites.neighbours(s));
  const isNear = byAll * Math.hypot(ray.vx, ray.vy) <= 1000 * Math.hypot(ray.x, ray.y, 1);
  if (isNear) expect(Math.abs(byNeighbours - byAll)).toBeLessThan(1e-6 * (1 + byAll));
  else expect(byNeighbours).toBeGreaterThanOrEqual(byAll);
}

describe("the neighbours of a site", () => {
  const within = (most: number, grain: number) =>
    fc.integer({ min: -most / grain, max: most / grain }).map((k) => k * grain);
  const velocity = within(1, 1e-3);
  const rays = (coordinate: fc.Arbitrary<number>) =>
    fc.record({ x: coordinate, y: coordinate, vx: velocity, vy: velocity });

  it("are those that one can come to straight, in and around the sites' rectangle", () => {
    const coordinate = within(100, 1e-5);
    const places = fc.array(fc.record({ x: coordinate, y: coordinate }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(fc.property(places, rays(coordinate), leavesAlike), { numRuns: 2000 });
  });

  it("are so where sites stand on lattices, in lines and in one place", () => {
    const whole = fc.integer({ min: -4, max: 4 });
    const places = fc.array(fc.record({ x: whole, y: whole }), { minLength: 1, maxLength: 40 });
    const between = within(6, 1e-4);
    fc.assert(fc.property(places, rays(between), leavesAlike), { numRuns: 2000 });
    const row = fc.array(whole.map((x) => ({ x, y: 0 })), { minLength: 1, maxLength: 9 });
    fc.assert(fc.property(row, rays(between), leavesAlike), { numRuns: 500 });
  });

  it("are so where clusters of sites stand far apart", () => {
    const near = within(1e-3, 1e-7);
    const cluster = fc.record({
      x: near,
      y: near,
      dx: fc.constantFrom(0, 1e3),
      dy: fc.constantFrom(0, 2e3),
    });
    const places = fc.array(cluster.map(({ x, y, dx, dy }) => ({ x: x + dx, y: y + dy })), {
      minLength: 1,
      maxLength: 40,
    });
    const between = within(3e3, 1e-2);
    fc.assert(fc.property(places, rays(fc.oneof(near, between)), leavesAlike), { numRuns: 1000 });
  });

  it("are about six in a plane of many sites, and keep the order of their numbers", () => {
    const sites = new SiteIndex(
      Array.from({ length: 400 }, (_, k) => ({ x: (k * 0.618034) % 1, y: (k * 0.7548777) % 1 })),
    );
    const counts = Array.from({ length: 400 }, (_, s) => sites.neighbours(s).length);
    const mean = counts.reduce((a, b) => a + b) / 400;
    expect(mean).toBeGreaterThan(5.5); // Euler: 6 − 12/n at most for points in general position
    expect(mean).toBeLessThan(6.1);
    expect([...sites.neighbours(7)]).toEqual([...sites.neighbours(7)].sort((a, b) => a - b));
  });
});
