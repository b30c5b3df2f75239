import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryStretch } from "../../../src/fleet/node/memory-contention.ts";

const user = (memoryShare: number, memoryDemand: number) => ({ memoryShare, memoryDemand });

describe("contention for memory", () => {
  it("does not stretch waits while the memory has room", () => {
    expect(memoryStretch([user(0.5, 4e9), user(0.2, 5e9)], 1, 10e9)).toBe(1);
  });

  it("stretches two equal programs that ask for twice the bandwidth so that each has half", () => {
    // S = 1 − β + β m = 2 with β = 0.5: m = 3
    expect(memoryStretch([user(0.5, 10e9), user(0.5, 10e9)], 1, 10e9)).toBeCloseTo(3, 12);
  });

  it("delivers just the bandwidth whenever waits are stretched", () => {
    const users = fc.array(
      fc.record({
        memoryShare: fc.double({ min: 0.05, max: 1, noNaN: true }),
        memoryDemand: fc.double({ min: 0, max: 10, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(fc.property(users, fc.constantFrom(0.5, 1, 3), (all, slowness) => {
      const m = memoryStretch(all, slowness, 8);
      const bytes = all.reduce(
        (sum, { memoryShare: b, memoryDemand: d }) => sum + d / ((1 - b) * slowness + b * m),
        0,
      );
      if (m === 1) expect(bytes).toBeLessThanOrEqual(8);
      else expect(bytes).toBeCloseTo(8, 9);
    }));
  });

  it("refuses a demand that no waiting reduces", () => {
    expect(() => memoryStretch([user(0, 20e9)], 1, 10e9)).toThrow("give them a share > 0");
  });
});
