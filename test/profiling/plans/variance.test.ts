import { describe, expect, it } from "vitest";
import {
  adaptiveByActivity,
  cascaded,
  importance,
  jittered,
  neymanRates,
  onePerStratum,
  overflow,
  poisson,
  proportionalRates,
  sample,
  type SamplingPlan,
  stratifiedByState,
  systematic,
  trigger,
  uniformRandom,
} from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic, piecewiseConstant, type Signal } from "../../../src/signals/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";

const repetitions = 4000;
/** The relative standard error of a variance of normal values is √(2/n); 4 of them. */
const tolerance = 4 * Math.sqrt(2 / repetitions);

/** Moments over repetitions of the total, estimated by Σ w f. */
function totals(signal: Signal, plan: SamplingPlan, duration: number): Moments {
  return Moments.of(Array.from({ length: repetitions }, (_, r) => {
    const random = Random.named(`variance/${plan.name}/${r}`);
    const { values, weights } = sample(signal, plan, { from: 0, to: duration }, random);
    return values.reduce((sum, value, i) => sum + value * weights[i], 0);
  }));
}

function expectVariance(found: number, expected: number): void {
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThan(tolerance);
}

// Half of the time at 1, half at 3, in stretches of 0.5 s: mean 2, variance 1.
const edges = Array.from({ length: 41 }, (_, i) => 0.5 * i);
const rates = edges.slice(1).map((_, i) => i % 2 === 0 ? 1 : 3);
const steps = piecewiseConstant({ edges, rates });
const duration = 20; // s
const rate = 5; // samples/s
const n = rate * duration;

describe("the variance of the total (S2)", () => {
  it("is ∫ f² dt / λ for Poisson sampling", () => {
    const secondMoment = (1 + 9) / 2 * duration;
    expectVariance(totals(steps, poisson({ rate }), duration).variance, secondMoment / rate);
  });

  it("is T² σ²/n for n instants drawn anywhere", () => {
    const plan = uniformRandom({ rate, block: duration });
    expectVariance(totals(steps, plan, duration).variance, duration * duration * 1 / n);
  });

  it("is T² Σ σᵢ²/n² for one sample in every stratum, below that of as many anywhere", () => {
    // Strata of 0.2 s against stretches of 0.5 s: of every five, the third holds half of each value.
    const within = n / 5 * 1; // Σ σᵢ²: one stratum in five has variance 1, the others 0
    const expected = duration * duration * within / (n * n);
    const found = totals(steps, onePerStratum({ rate }), duration).variance;
    expectVariance(found, expected);
    expect(found).toBeLessThan(duration * duration / n);
  });

  it("is 0 for a grid that every stretch holds a whole number of, from any start", () => {
    const { variance } = totals(steps, systematic({ rate: 4 }), duration);
    expect(variance).toBeLessThan(1e-18);
  });

  it("is all of σ² for a grid in step with the load", () => {
    // A square wave of period 1 s, seen at one phase: 0 or 1 throughout.
    const wave = periodic({ period: 1, duty: 0.3, high: 1 });
    const { mean, variance } = totals(wave, systematic({ rate: 1 }), duration);
    expectVariance(variance, duration * duration * 0.3 * 0.7);
    expect(mean).toBeCloseTo(0.3 * duration, -0.5);
  });

  it("keeps sinc²(f J T) of lockstep's variance under jitter", () => {
    // 1 + sin: its alias at f = 1/T is the whole of the signal's wave.
    const T = 1, J = 0.6;
    const wave: Signal = {
      isStepped: false,
      at: (t) => 1 + Math.sin(2 * Math.PI * t / T),
      integral: () => NaN,
      nextChange: () => Infinity,
    };
    const sinc = Math.sin(Math.PI * J) / (Math.PI * J);
    // Amplitude sinc at one phase, over all phases sinc²/2; the rest of 1/2 is noise of n samples.
    const m = duration / T;
    const expected = duration * duration * (sinc * sinc / 2 + (1 - sinc * sinc) / 2 / m);
    // Not normal: a sine of random phase has less kurtosis, so the tolerance is a safe one.
    expectVariance(totals(wave, jittered({ rate: 1 / T, jitter: J }), duration).variance, expected);
  });

  it("is least for a clock that follows the signal: ∫ f²/λ dt", () => {
    const activity = steps, floor = 0.2;
    const plan = importance({ rate, activity, mean: 2, floor });
    const lambda = (f: number) => rate * (floor + (1 - floor) * f / 2);
    const expected = duration / 2 * (1 / lambda(1) + 9 / lambda(3));
    const { variance } = totals(steps, plan, duration);
    expectVariance(variance, expected);
    expect(variance).toBeLessThan(totals(steps, poisson({ rate }), duration).variance);
  });

  it("follows m (1 + (m − 1) ρ) for bursts of m that see the same", () => {
    // Bursts far shorter than a stretch: ρ = 1, so a burst is worth one sample.
    const burst = cascaded({ burstRate: 0.7, burstSize: 4, rate: 1000 });
    const single = systematic({ rate: 0.7 });
    const ratio = totals(steps, burst, duration).variance /
      totals(steps, single, duration).variance;
    expect(Math.abs(ratio - 1)).toBeLessThan(2 * tolerance);
  });
});

describe("allocation over states (S2)", () => {
  // In state 1, a tenth of the time, the signal jumps about; in state 0 hardly.
  const fine = Array.from({ length: 4001 }, (_, i) => i * duration / 4000);
  const inBurst = (i: number) => i % 400 < 40;
  const noise = Random.named("states");
  const levels = fine.slice(1).map((_, i) => inBurst(i) ? 10 * noise.uniform() : noise.uniform());
  const signal = piecewiseConstant({ edges: fine, rates: levels });
  const state = piecewiseConstant({
    edges: fine,
    rates: fine.slice(1).map((_, i) => inBurst(i) ? 1 : 0),
  });
  const shares = [0.9, 0.1];
  const deviations = [false, true].map((burst) =>
    Moments.of(levels.filter((_, i) => inBurst(i) === burst)).standardDeviation
  );
  const plan = (rates: readonly number[]) => stratifiedByState({ state, rates, rate });

  const found = {
    anywhere: totals(signal, uniformRandom({ rate, block: duration }), duration).variance,
    proportional: totals(signal, plan(proportionalRates(shares, rate)), duration).variance,
    neyman: totals(signal, plan(neymanRates(shares, deviations, rate)), duration).variance,
  };

  it("never does worse than as many samples anywhere, and best by Neyman's rule", () => {
    expect(found.proportional).toBeLessThan(found.anywhere);
    expect(found.neyman).toBeLessThan(found.proportional);
  });

  it("comes to Neyman's optimum (Σ W σ)²/n", () => {
    const optimum = duration * duration *
      (shares[0] * deviations[0] + shares[1] * deviations[1]) ** 2 / n;
    // Strata that lie across two states hold a little of their difference: 10 % for those.
    expect(found.neyman / optimum).toBeGreaterThan(1 - tolerance - 0.1);
    expect(found.neyman / optimum).toBeLessThan(1 + tolerance + 0.1);
  });

  it("keeps the rate that is paid for, also with a floor", () => {
    const rates = neymanRates([0.5, 0.5], [0, 1], 10, 0.1);
    expect(0.5 * rates[0] + 0.5 * rates[1]).toBeCloseTo(10, 12);
    expect(rates[0]).toBeGreaterThan(0);
  });
});

describe("the bias of plans that have one (S2)", () => {
  it("is the error at the phase of a fixed start in lockstep", () => {
    const wave = periodic({ period: 1, duty: 0.3, high: 1 });
    const plan = systematic({ rate: 1, randomStart: false });
    const { values } = sample(wave, plan, { from: 0, to: 20 }, Random.named("fixed"));
    expect(values.every((value) => value === 1)).toBe(true); // a mean of 1, where 0.3 is true
  });

  it("is ∫ f dt over the time without events for an overflow", () => {
    // The counter stands still while f is 1, and runs while it is 3.
    const events = piecewiseConstant({ edges, rates: rates.map((r) => r === 3 ? 10 : 0) });
    const plan = overflow({ events, period: 1, rate: 5 });
    const { mean, variance } = totals(steps, plan, duration);
    const missed = 1 * duration / 2;
    const error = Math.sqrt(variance / repetitions);
    expect(Math.abs(mean - (2 * duration - missed))).toBeLessThan(4 * error + 1e-9);
  });

  it("is everything below the threshold for a trigger: it sees rises alone", () => {
    const plan = trigger({ signal: steps, threshold: 2, rate: 1 });
    const { times, values } = sample(
      steps,
      plan,
      { from: 0, to: duration },
      Random.named("trigger"),
    );
    expect([...times]).toEqual(edges.filter((_, i) => i % 2 === 1 && i < 40));
    expect(values.every((value) => value === 3)).toBe(true);
  });

  it("appears without weights where the rate follows the signal", () => {
    // Samples crowd where the signal moves, so their plain mean leans there; the weighted does not.
    const calmThenWild = piecewiseConstant({
      edges: Array.from({ length: 101 }, (_, i) => i * 0.2),
      rates: Array.from({ length: 100 }, (_, i) => i < 50 ? 1 : 1 + 4 * (i % 2)),
    });
    const truth = calmThenWild.integral(0, 20) / 20;
    const plain = new Moments(), weighted = new Moments();
    for (let r = 0; r < 500; r++) {
      const random = Random.named(`unweighted/${r}`);
      const plan = adaptiveByActivity({ rate: 10 });
      const { values, weights } = sample(calmThenWild, plan, { from: 0, to: 20 }, random);
      plain.add(values.reduce((a, b) => a + b, 0) / values.length);
      weighted.add(values.reduce((sum, value, i) => sum + value * weights[i], 0) / 20);
    }
    const errors = (moments: Moments) =>
      (moments.mean - truth) / Math.sqrt(moments.variance / moments.count);
    expect(errors(plain)).toBeGreaterThan(10);
    expect(Math.abs(errors(weighted))).toBeLessThan(4);
  });
});
