import { describe, expect, it } from "vitest";
import { mm1, shortestFirst } from "../../../src/des/mod.ts";

describe("shortestFirst", () => {
  it("equals the integral over x, evaluated directly by the midpoint rule", () => {
    const [lambda, mu] = [0.8, 1];
    const n = 2_000_000, top = 60; // e^{−60} of the jobs are longer
    let wait = 0;
    for (let i = 0; i < n; i++) {
      const x = (i + 0.5) * top / n;
      const rhoX = lambda / mu * (1 - Math.exp(-mu * x) * (1 + mu * x));
      wait += mu * Math.exp(-mu * x) * (lambda / (mu * mu)) / ((1 - rhoX) * (1 - rhoX)) * top / n;
    }
    expect(shortestFirst(lambda, mu).wait).toBeCloseTo(wait, 7);
  });

  it("waits less than first come first served, and as long where there is hardly any load", () => {
    for (const load of [0.1, 0.5, 0.8, 0.95]) {
      expect(shortestFirst(load, 1).wait).toBeLessThan(mm1(load, 1).wait);
    }
    expect(shortestFirst(1e-6, 1).wait / mm1(1e-6, 1).wait).toBeCloseTo(1, 5);
  });

  it("scales with the unit of time and keeps Little's law", () => {
    const [a, b] = [shortestFirst(0.6, 1), shortestFirst(60, 100)];
    expect(b.wait).toBeCloseTo(a.wait / 100, 12);
    expect(a.population).toBeCloseTo(0.6 * a.stay, 12);
  });

  it("refuses a load of 1 and more", () => {
    expect(() => shortestFirst(1, 1)).toThrow("load must be in (0, 1), got 1/1 = 1");
  });
});
