import { describe, expect, it } from "vitest";
import { findCapture, openCapture } from "../../../src/captures/mod.ts";
import { comparedPlans } from "../../../src/profiling/aliasing/compared-plans.ts";
import { apparentFrequency } from "../../../src/profiling/aliasing/folding.ts";
import { observedLoad } from "../../../src/profiling/aliasing/observed-load.ts";
import { wagonWheel } from "../../../src/profiling/aliasing/wagon-wheel.ts";
import {
  errorOverPhases,
  meanOfReadings,
  watchAdversary,
  watchObserved,
  watchRectangular,
  watchTone,
} from "../../../src/profiling/aliasing/watched.ts";
import { Random } from "../../../src/random/mod.ts";

const random = Random.named("watched");
const load = { period: 0.01, duty: 0.3 };

describe("errorOverPhases", () => {
  it("of a load in lockstep is √(d (1 − d)), within 4 standard errors of 400 phases", () => {
    const plan = comparedPlans.systematic.plan(100, 1);
    const { error, truth } = errorOverPhases(watchRectangular(load, 1), plan, 400, random);
    expect(truth).toBeCloseTo(0.3, 12);
    expect(Math.abs(error - Math.sqrt(0.21))).toBeLessThan(4 * Math.sqrt(0.21) * 0.022);
  });

  it("is the same for the same stream, and another for another phase", () => {
    const plan = comparedPlans.poisson.plan(100, 1);
    const watch = watchTone(300, 1);
    expect(watch(plan, random.stream("a"))).toEqual(watch(plan, random.stream("a")));
    expect(watch(plan, random.stream("a"))).not.toEqual(watch(plan, random.stream("b")));
  });

  it("of an adversary under a clock is all that it used", () => {
    const plan = comparedPlans.systematic.plan(10, 100);
    expect(errorOverPhases(watchAdversary(0.5, 100), plan, 3, random).error).toBeCloseTo(0.5, 9);
  });

  it("says so where a plan took no sample", () => {
    const plan = comparedPlans.systematic.plan(0.01, 1);
    expect(() => errorOverPhases(watchRectangular(load, 1), plan, 50, random))
      .toThrow("took no sample from 0 to 1 s: raise its rate");
  });
});

describe("what a capture showed", () => {
  it("is seen without error by a meter that takes every reading", async () => {
    const observed = observedLoad(await openCapture(findCapture("idle")));
    const { signal, duration, highest } = observed;
    const mean = signal.integral(0, duration) / duration;
    expect(meanOfReadings(observed, 20 / observed.step) / mean).toBeCloseTo(1, 2);
    const plan = comparedPlans.systematic.plan(1000, duration);
    const { error, truth } = errorOverPhases(watchObserved(observed), plan, 5, random);
    expect(truth).toBeCloseTo(mean / highest, 12);
    expect(error / truth).toBeLessThan(0.01);
  });
});

describe("wagonWheel", () => {
  it("lies on the folding line for even samples and on the diagonal for Poisson's", () => {
    const even = wagonWheel(comparedPlans.systematic.plan(40, 1), 3, random);
    const uneven = wagonWheel(comparedPlans.poisson.plan(40, 1), 3, random);
    even.true.forEach((f, i) => {
      expect(even.apparent[i]).toBeCloseTo(apparentFrequency(f, 40), 9);
      expect(Math.abs(uneven.apparent[i] - f)).toBeLessThan(40 / 60); // the width of a line
    });
  });
});
