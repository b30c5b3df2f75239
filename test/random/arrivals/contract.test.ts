import { describe, expect, it } from "vitest";
import {
  type ArrivalProcess,
  type arrivalProcesses,
  erlang,
  exponential,
  markovModulatedPoisson,
  nonHomogeneousPoisson,
  onOffProcess,
  pareto,
  poissonProcess,
  Random,
  renewalProcess,
} from "../../../src/random/mod.ts";
import { counts } from "./counts.ts";
import { moments } from "../goodness-of-fit.ts";

const cases: Record<keyof typeof arrivalProcesses, ArrivalProcess[]> = {
  poissonProcess: [poissonProcess({ rate: 3 })],
  renewalProcess: [renewalProcess({ gap: erlang({ stages: 4, mean: 0.5 }) })],
  markovModulatedPoisson: [
    markovModulatedPoisson({ rates: [10, 1], transitions: [[0, 0.5], [0.2, 0]] }),
    markovModulatedPoisson({
      rates: [0, 2, 9],
      transitions: [[0, 1, 0.5], [0.3, 0, 0.7], [2, 0, 0]],
    }),
  ],
  onOffProcess: [
    onOffProcess({ peakRate: 5, on: exponential({ mean: 2 }), off: exponential({ mean: 3 }) }),
    onOffProcess({
      peakRate: 5,
      on: pareto({ minimum: 0.5, shape: 2.5 }),
      off: exponential({ mean: 1 }),
    }),
  ],
  nonHomogeneousPoisson: [
    nonHomogeneousPoisson({
      rateAt: (t) => 2 + 2 * Math.sin(2 * Math.PI * t / 50),
      maximumRate: 4,
      meanRate: 2,
    }),
  ],
};

for (const process of Object.values(cases).flat()) {
  describe(process.name, () => {
    it("gives finite times that never fall, from 0 on", () => {
      const times = process.start(Random.named("arrivals/order"));
      for (let i = 0, last = 0; i < 10_000; i++) {
        const t = times.next();
        expect(t >= last && t < Infinity).toBe(true);
        last = t;
      }
    });

    it("gives the same times for the same stream", () => {
      const course = (): number[] => {
        const times = process.start(Random.named("arrivals/same"));
        return Array.from({ length: 100 }, () => times.next());
      };
      expect(course()).toEqual(course());
    });

    it("has its rate in the long run, within 5 standard errors of 400 courses of 500 s", () => {
      const { mean, meanError } = moments(counts(process, 500, 400, Random.named("arrivals/rate")));
      expect(Math.abs(mean - 500 * process.rate)).toBeLessThan(5 * meanError);
    });
  });
}
