import { describe, expect, it } from "vitest";
import {
  type ErrorGain,
  independentGain,
  jitteredGain,
  onePerStratumGain,
  predictedError,
  systematicGain,
} from "../../../src/profiling/aliasing/error-gain.ts";
import { lockstep } from "../../../src/profiling/aliasing/lockstep.ts";
import { harmonicPowers } from "../../../src/profiling/aliasing/rectangular-load.ts";
import type { SamplingPlan } from "../../../src/profiling/mod.ts";
import { jittered } from "../../../src/profiling/plans/jittered.ts";
import { onePerStratum } from "../../../src/profiling/plans/one-per-stratum.ts";
import { poisson } from "../../../src/profiling/plans/poisson.ts";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import { uniformRandom } from "../../../src/profiling/plans/uniform-random.ts";
import { sample } from "../../../src/profiling/sample.ts";
import { Random } from "../../../src/random/mod.ts";
import { constant, sine } from "../../../src/signals/mod.ts";
import { lombScargle, Moments, spectralWindow } from "../../../src/stats/mod.ts";

const rate = 10, n = 50, D = n / rate; // samples/s, samples, s
const frequencies = [0.13, 1.7, 4.9, 9.9, 10, 13.3, 20];

/**
 * E|W|² of the plan's instants over many draws, with standard errors. Only where S(f) = 0, at whole
 * numbers of cycles in D, is it the gain; elsewhere the window's own share is added below.
 */
function expectedWindow(plan: SamplingPlan, at: readonly number[]): Moments[] {
  const random = Random.named(`window/${plan.name}`);
  const moments = at.map(() => new Moments());
  for (let i = 0; i < 1000; i++) {
    const { times } = sample(constant(1), plan, { from: 0, to: D }, random.stream(i));
    spectralWindow(times, at).forEach((W, k) => moments[k].add(W));
  }
  return moments;
}

const wholeCycles = frequencies.map((f) => Math.round(f * D) / D).filter((f) => f > 0.1);

describe("the error gain at whole cycles of the window", () => {
  // Of Poisson samples the number varies: its mean of 1/N is above 1/n by about 1/n², within 3 %.
  it.each<[string, SamplingPlan, ErrorGain, number]>([
    ["systematic", systematic({ rate }), systematicGain, 0],
    ["one per stratum", onePerStratum({ rate }), onePerStratumGain, 0],
    ["uniform", uniformRandom({ rate, block: D }), independentGain, 0],
    ["poisson", poisson({ rate }), independentGain, 0.03],
  ])("of %s is its expected spectral window, within 4 standard errors", (_, plan, gain, more) => {
    // One per stratum is in step with the window itself: what it shares with the truth is no error.
    const expected = wholeCycles.map((f) => gain(f, n, 1 / rate));
    expectedWindow(plan, wholeCycles).forEach((W, k) => {
      const slack = 4 * W.standardError + more * W.mean + 1e-9;
      expect(Math.abs(W.mean - expected[k])).toBeLessThan(slack);
    });
  });

  it("of jitter takes 1.6 % of the alias's amplitude at J = 0.1, all of it at J = 1", () => {
    expect(Math.sqrt(jitteredGain(0.1)(rate, n, 1 / rate))).toBeCloseTo(0.984, 3);
    expect(jitteredGain(1)(rate, n, 1 / rate)).toBeCloseTo(1 / n, 12);
    expect(jitteredGain(0)(3.21, n, 1 / rate)).toBeCloseTo(systematicGain(3.21, n, 1 / rate), 12);
  });

  it("of jittered sampling is measured on its instants, within 4 standard errors and 3/n²", () => {
    // At its ends the jittered plan has one instant more or less: 1/n of the amplitude now and then.
    const expected = wholeCycles.map((f) => jitteredGain(0.1)(f, n, 1 / rate));
    expectedWindow(jittered({ rate, jitter: 0.1 }), wholeCycles).forEach((W, k) => {
      expect(Math.abs(W.mean - expected[k])).toBeLessThan(4 * W.standardError + 3 / (n * n));
    });
  });
});

describe("the spectrum of a tone as each plan samples it", () => {
  const tone = sine({ mean: 0, amplitude: 1, period: 1 / 3.2 }); // 3.2 Hz, below half the rate
  /** Lomb-Scargle power of its alias, one rate above it, mean over draws: 1 is as high as the tone itself. */
  function aliasPower(plan: SamplingPlan): Moments {
    const random = Random.named(`alias/${plan.name}`);
    const power = new Moments();
    for (let i = 0; i < 400; i++) {
      const { times, values } = sample(tone, plan, { from: 0, to: D }, random.stream(i));
      power.add(lombScargle(times, values, [3.2 + rate])[0]);
    }
    return power;
  }

  it("has an alias as high as the tone under a clock", () => {
    expect(aliasPower(systematic({ rate })).mean).toBeCloseTo(1, 9);
  });

  it("loses sinc² of it to noise under jitter, within 4 standard errors and two lines of noise, 2/n", () => {
    for (const jitter of [0.1, 0.5]) {
      const power = aliasPower(jittered({ rate, jitter }));
      const kept = jitteredGain(jitter)(rate, n, 1 / rate);
      expect(Math.abs(power.mean - kept)).toBeLessThan(4 * power.standardError + 2 / n);
    }
  });

  it.each([["one per stratum", onePerStratum({ rate })], ["poisson", poisson({ rate })]])(
    "has none under %s: no more than noise of two degrees of freedom, 2/n",
    (_, plan) => {
      const power = aliasPower(plan);
      expect(Math.abs(power.mean - 2 / n)).toBeLessThan(4 * power.standardError + 1 / n);
    },
  );
});

describe("predictedError", () => {
  const load = { period: 0.01, duty: 0.3 };
  const harmonics = 4000;
  const lines = {
    frequency: Float64Array.from({ length: harmonics }, (_, i) => (i + 1) / load.period),
    power: harmonicPowers(load, harmonics),
  };

  it("has all the variance d (1 − d) of a rectangular load in its harmonics", () => {
    expect(lines.power.reduce((a, b) => a + b, 0)).toBeCloseTo(0.3 * 0.7, 4);
  });

  it("by Fourier equals the closed form of lockstep in the time domain", () => {
    for (const rate of [19, 99, 100, 101, 200, 250]) {
      const samples = 30 * rate;
      expect(predictedError(lines, systematicGain, samples, 1 / rate))
        .toBeCloseTo(lockstep(load, { rate, samples }).rmse, 3);
    }
  });

  it("is √(d (1 − d)/n) for instants drawn anywhere", () => {
    expect(predictedError(lines, independentGain, 3000, 0.01))
      .toBeCloseTo(Math.sqrt(0.21 / 3000), 5);
  });
});
