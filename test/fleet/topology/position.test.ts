import { describe, expect, it } from "vitest";
import { earthRadius, haversine, tangentPlane } from "../../../src/fleet/topology/position.ts";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("the haversine distance", () => {
  it("is a degree's arc along a meridian and along the equator", () => {
    const degree = earthRadius * Math.PI / 180;
    expect(haversine(at(47, 8), at(48, 8))).toBeCloseTo(degree, 6);
    expect(haversine(at(0, 179.5), at(0, -179.5))).toBeCloseTo(degree, 6);
  });

  it("is half the circumference between antipodes, and 0 from a place to itself", () => {
    expect(haversine(at(30, 20), at(-30, -160))).toBeCloseTo(Math.PI * earthRadius, 0);
    expect(haversine(at(30, 20), at(30, 20))).toBe(0);
  });

  it("agrees with the spherical law of cosines between Melbourne and Shanghai", () => {
    const [a, b] = [at(-37.8136, 144.9631), at(31.2304, 121.4737)];
    const r = Math.PI / 180;
    const cosine = Math.sin(a.latitude * r) * Math.sin(b.latitude * r) +
      Math.cos(a.latitude * r) * Math.cos(b.latitude * r) *
        Math.cos((b.longitude - a.longitude) * r);
    expect(haversine(a, b)).toBeCloseTo(earthRadius * Math.acos(cosine), 3);
  });

  it("refuses degrees that are none", () => {
    expect(() => haversine(at(91, 0), at(0, 0))).toThrow(
      "haversine: latitude must be in [-90, 90], got 91",
    );
  });
});

describe("the plane about a place", () => {
  it("keeps distances within 0.2 % over 20 km at 40° of latitude", () => {
    const plane = tangentPlane(at(40, 10));
    const [a, b] = [at(40.09, 9.9), at(40.08, 10.12)];
    const [p, q] = [plane(a), plane(b)];
    const straight = Math.hypot(p.x - q.x, p.y - q.y);
    expect(Math.abs(straight / haversine(a, b) - 1)).toBeLessThan(0.002);
    expect(straight).toBeGreaterThan(18_000);
  });
});
