import { describe, expect, it } from "vitest";
import { lockstepDistance, offBeatRate, primeRate } from "../../../src/profiling/mod.ts";

describe("rates in step with nothing", () => {
  it("are the nearest primes", () => {
    expect([100, 99, 97, 1000, 2, 1.2].map(primeRate)).toEqual([101, 97, 97, 997, 2, 2]);
  });

  it("have a distance from lockstep: 0 at simple ratios, small next to them", () => {
    expect(lockstepDistance(100, 100)).toBe(0);
    expect(lockstepDistance(200, 100)).toBe(0); // two phases
    expect(lockstepDistance(250, 100)).toBe(0); // five
    expect(lockstepDistance(99, 100)).toBeCloseTo(1 / 99, 9);
    expect(lockstepDistance(97, 100)).toBeGreaterThan(lockstepDistance(99, 100));
  });

  it("are chosen farthest from all that is known", () => {
    const rate = offBeatRate(100, { frequencies: [100, 250] });
    const distance = (r: number) => Math.min(lockstepDistance(r, 100), lockstepDistance(r, 250));
    for (let r = 95; r <= 105; r++) expect(distance(rate)).toBeGreaterThanOrEqual(distance(r));
    expect(rate).not.toBe(100);
  });
});
