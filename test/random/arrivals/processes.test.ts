import { describe, expect, it } from "vitest";
import {
  constant,
  exponential,
  markovModulatedPoisson,
  nonHomogeneousPoisson,
  normal,
  onOffProcess,
  pareto,
  poissonProcess,
  Random,
  renewalProcess,
} from "../../../src/random/mod.ts";
import { chiSquare, kolmogorovSmirnov } from "../goodness-of-fit.ts";

describe("poissonProcess", () => {
  it("has exponential gaps, by Kolmogorov-Smirnov at 10⁵", () => {
    const times = poissonProcess({ rate: 4 }).start(Random.named("poisson process"));
    let last = 0;
    const gaps = Float64Array.from({ length: 100_000 }, () => {
      const gap = times.next() - last;
      last += gap;
      return gap;
    });
    expect(kolmogorovSmirnov(gaps, (x) => -Math.expm1(-4 * x))).toBeGreaterThan(1e-4);
  });
});

describe("renewalProcess", () => {
  it("with constant gaps is a clock", () => {
    const times = renewalProcess({ gap: constant({ value: 0.25 }) }).start(Random.named("clock"));
    expect([times.next(), times.next(), times.next()]).toEqual([0.25, 0.5, 0.75]);
  });

  it("refuses gaps that may be negative or have no finite mean", () => {
    expect(() => renewalProcess({ gap: normal({ mean: 1, standardDeviation: 1 }) }))
      .toThrow("renewalProcess: gap must be ≥ 0 s with a finite mean > 0 s, got normal(");
    expect(() => renewalProcess({ gap: pareto({ minimum: 1, shape: 1 }) })).toThrow("got pareto(");
  });
});

describe("markovModulatedPoisson", () => {
  it("has the rate of its stationary phases, π₁ = q₂₁/(q₁₂ + q₂₁)", () => {
    const process = markovModulatedPoisson({ rates: [10, 1], transitions: [[0, 0.5], [0.2, 0]] });
    expect(process.rate).toBeCloseTo((10 * 0.2 + 1 * 0.5) / 0.7, 14);
  });

  it("solves the balance of three phases", () => {
    // a ring 0 → 1 → 2 → 0 with rates 1, 2, 4: time in a phase goes as 1 : 1/2 : 1/4
    const process = markovModulatedPoisson({
      rates: [7, 14, 28],
      transitions: [[0, 1, 0], [0, 0, 2], [4, 0, 0]],
    });
    expect(process.rate).toBeCloseTo((7 * 4 + 14 * 2 + 28) / 7, 13);
  });

  it("with one phase is a Poisson process", () => {
    expect(markovModulatedPoisson({ rates: [3], transitions: [[0]] }).rate).toBe(3);
  });

  it("refuses a matrix of another size, phases without a way back, and silence", () => {
    const make = (rates: number[], transitions: number[][]) => (): unknown =>
      markovModulatedPoisson({ rates, transitions });
    expect(make([1, 2], [[0, 1]])).toThrow("transitions must have 2 rows of 2");
    expect(make([1, 2], [[0, 1], [0, 0]])).toThrow("must lead from every phase to every other");
    expect(make([1, 2], [[0, 0], [1, 0]])).toThrow("must lead from every phase to every other");
    expect(make([0, 0], [[0, 1], [1, 0]])).toThrow("rates must not all be 0, got 0, 0");
    expect(make([1, -2], [[0, 1], [1, 0]])).toThrow("rates must be ≥ 0 and finite, got -2");
  });
});

describe("onOffProcess", () => {
  it("is silent in the off-periods", () => {
    const times = onOffProcess({
      peakRate: 50,
      on: constant({ value: 1 }),
      off: constant({ value: 3 }),
    }).start(Random.named("on-off"));
    const first = times.next();
    const start = first < 1 ? 0 : 3; // the course starts with either period
    for (let i = 0; i < 10_000; i++) expect((times.next() - start) % 4).toBeLessThan(1);
  });

  it("starts on with the chance of being on, by chi-square at 10⁴ courses", () => {
    const process = onOffProcess({
      peakRate: 1e6,
      on: constant({ value: 1 }),
      off: constant({ value: 3 }),
    });
    const counts = [0, 0];
    const random = Random.named("on-off/start");
    for (let i = 0; i < 10_000; i++) counts[process.start(random).next() < 1 ? 0 : 1] += 1;
    expect(chiSquare(counts, [0.25, 0.75], 10_000)).toBeGreaterThan(1e-4);
  });

  it("refuses periods without a finite mean", () => {
    const off = exponential({ mean: 1 });
    expect(() => onOffProcess({ peakRate: 1, on: pareto({ minimum: 1, shape: 0.9 }), off }))
      .toThrow("onOffProcess: on must be ≥ 0 s with a finite mean > 0 s, got pareto(");
  });
});

describe("nonHomogeneousPoisson", () => {
  it("has counts in proportion to ∫λ(t) dt, by chi-square over 10 parts of a day", () => {
    // λ(t) = 2t/10 on [0, 10), again and again: part i of a day holds (2i + 1)/100 of it
    const times = nonHomogeneousPoisson({
      rateAt: (t) => (t % 10) / 5,
      maximumRate: 2,
      meanRate: 1,
    }).start(Random.named("thinning"));
    const counts = new Float64Array(10);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(times.next() % 10)] += 1;
    const masses = counts.map((_, i) => (2 * i + 1) / 100);
    expect(chiSquare(counts, masses, 100_000)).toBeGreaterThan(1e-4);
  });

  it("refuses a rate above the maximum, with its time", () => {
    const times = nonHomogeneousPoisson({
      rateAt: () => 3,
      maximumRate: 2,
      meanRate: 1,
    }).start(Random.named("thinning/high"));
    expect(() => times.next()).toThrow("rateAt must be in [0, 2] /s, got 3 at t = ");
  });
});
