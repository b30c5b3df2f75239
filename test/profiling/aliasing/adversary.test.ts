import { describe, expect, it } from "vitest";
import { adversary } from "../../../src/profiling/aliasing/adversary.ts";
import { onePerStratum } from "../../../src/profiling/plans/one-per-stratum.ts";
import { poisson } from "../../../src/profiling/plans/poisson.ts";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import { sample } from "../../../src/profiling/sample.ts";
import type { SamplingPlan } from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { constant } from "../../../src/signals/mod.ts";

const n = 100_000;
const g = 0.9; // of the mean gap
function charge(plan: SamplingPlan) {
  const { times } = sample(constant(1), plan, { from: 0, to: n }, Random.named("adversary"));
  return adversary(times, g);
}
const standardError = (p: number) => Math.sqrt(p * (1 - p) / n);

describe("an adversary that runs between ticks", () => {
  it("uses 90 % of the time and is charged nothing by a clock", () => {
    const { charged, used } = charge(systematic({ rate: 1 }));
    expect(charged).toBe(0);
    expect(used).toBeCloseTo(0.9, 9);
  });

  it("is charged what it uses, 1 − e^(−g), by a Poisson plan, within 4 standard errors", () => {
    const expected = 1 - Math.exp(-g);
    const { charged, used } = charge(poisson({ rate: 1 }));
    expect(Math.abs(charged - expected)).toBeLessThan(4 * standardError(expected));
    expect(Math.abs(used - expected)).toBeLessThan(4 * standardError(expected));
  });

  it("is charged g²/2 for g − g³/6 by one sample in every stratum: it still gains", () => {
    const { charged, used } = charge(onePerStratum({ rate: 1 }));
    expect(Math.abs(charged - g * g / 2)).toBeLessThan(4 * standardError(g * g / 2));
    expect(Math.abs(used - (g - g * g * g / 6))).toBeLessThan(4 * standardError(0.78));
  });

  it("needs two ticks and a time to run", () => {
    expect(() => adversary([1], 1)).toThrow("at least 2 ticks");
    expect(() => adversary([1, 2], 0)).toThrow("run must be > 0 s");
  });
});
