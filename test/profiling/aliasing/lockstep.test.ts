import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  lockstep,
  lockstepOverTime,
  lockstepShare,
} from "../../../src/profiling/aliasing/lockstep.ts";
import { sample } from "../../../src/profiling/sample.ts";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic } from "../../../src/signals/mod.ts";

const load = { period: 0.01, duty: 0.3 };
const rmse = (rate: number, samples = 30 * rate) => lockstep(load, { rate, samples }).rmse;

/** Shares over evenly spread phases: the average over a uniform phase but for a step of 1/phases. */
function sharesOverPhases(rate: number, samples: number, phases: number): number[] {
  return Array.from(
    { length: phases },
    (_, i) => lockstepShare(load, { rate, samples }, (i + 0.5) / phases),
  );
}

describe("lockstep", () => {
  it("in step errs as a single sample does, √(d (1 − d)), however many are taken", () => {
    expect(rmse(100)).toBeCloseTo(Math.sqrt(0.3 * 0.7), 10);
    expect(rmse(100, 1)).toBeCloseTo(rmse(100, 3000), 10);
  });

  it("at twice the load's rate sees 0 or 1/2, at 2.5 times 1/5 or 2/5, at ten times the truth", () => {
    expect(rmse(200)).toBeCloseTo(Math.sqrt(0.6 * 0.2 * 0.2 + 0.4 * 0.3 * 0.3), 10);
    expect(rmse(250)).toBeCloseTo(0.1, 10);
    expect(rmse(1000)).toBeLessThan(1e-6);
  });

  it("equals the error measured over 10,000 phases, at rates in step and out of it", () => {
    for (const rate of [19, 97, 99, 99.9, 100, 101, 130, 200]) {
      const n = Math.round(3 * rate);
      const shares = sharesOverPhases(rate, n, 10_000);
      const { mean, rmse, worst } = lockstep(load, { rate, samples: n });
      const squares = shares.reduce((sum, p) => sum + (p - 0.3) * (p - 0.3), 0);
      expect(shares.reduce((sum, p) => sum + p, 0) / 10_000).toBeCloseTo(mean, 3);
      expect(Math.sqrt(squares / 10_000)).toBeCloseTo(rmse, 3);
      expect(Math.max(...shares.map((p) => Math.abs(p - 0.3)))).toBeCloseTo(worst, 6);
    }
  });

  it("is the bias that the systematic plan has on the periodic signal, phase by phase", () => {
    const random = Random.named("lockstep");
    const plan = systematic({ rate: 100, randomStart: false });
    for (const phase of [0.05, 0.25, 0.35, 0.95]) {
      const signal = periodic({ ...load, high: 1, phase: -phase * load.period });
      const { values } = sample(signal, plan, { from: 0, to: 30 }, random);
      const share = values.reduce((sum, x) => sum + x, 0) / values.length;
      expect(share).toBe(lockstepShare(load, { rate: 100, samples: 3000 }, phase));
    }
  });

  it("beats with 0.1 Hz at 99.9 Hz: off by 23 points over half a beat, by a third over three halves", () => {
    expect(lockstep(load, { rate: 99.9, samples: 999 }).beat).toBeCloseTo(0.1, 9);
    // Half a turn of phases sees twice the overlap L of a busy arc of 0.3 with one of 0.5: for 0.2 of all
    // starts L = 0.3, for 0.2 nothing, and evenly in between for the rest.
    const halfBeat = Math.sqrt(0.2 * 0.3 * 0.3 + 0.2 * 0.3 * 0.3 + 0.6 * 0.6 * 0.6 / 12);
    expect(rmse(99.9, 500)).toBeCloseTo(halfBeat, 3);
    expect(rmse(99.9, 999)).toBeLessThan(0.001); // 10 s: one beat
    expect(rmse(99.9, 1499)).toBeCloseTo(halfBeat / 3, 3);
  });

  it("over time stays where it is in step, and is gone after every whole beat beside it", () => {
    const off = (frequency: number) =>
      lockstepOverTime({ period: 1 / frequency, duty: 0.3 }, 100, [1, 10, 20]);
    for (const error of off(100)) expect(error).toBeCloseTo(Math.sqrt(0.21), 9);
    expect(off(99.9)[0]).toBeGreaterThan(0.4);
    expect(off(99.9)[1]).toBeLessThan(0.001);
    expect(off(99.9)[2]).toBeLessThan(0.001);
  });

  it("never errs more than the worst phase, nor less than 0", () => {
    const cases = fc.record({
      rate: fc.double({ min: 1, max: 500, noNaN: true }),
      samples: fc.integer({ min: 1, max: 200 }),
      duty: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    });
    fc.assert(fc.property(cases, ({ rate, samples, duty }) => {
      const { rmse, worst } = lockstep({ period: 0.01, duty }, { rate, samples });
      return rmse >= 0 && rmse <= worst + 1e-7;
    }));
  });

  it("refuses a duty of 1 and half a sample", () => {
    expect(() => lockstep({ period: 1, duty: 1 }, { rate: 1, samples: 1 })).toThrow("duty must be");
    expect(() => lockstep(load, { rate: 1, samples: 0.5 })).toThrow("samples must be a whole");
  });
});
