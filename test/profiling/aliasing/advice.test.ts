import { describe, expect, it } from "vitest";
import { errorByRate, safeRate, samplingAdvice } from "../../../src/profiling/aliasing/advice.ts";
import { lineSpectrum } from "../../../src/profiling/aliasing/line-spectrum.ts";
import { sample } from "../../../src/profiling/sample.ts";
import { onePerStratum } from "../../../src/profiling/plans/one-per-stratum.ts";
import { poisson } from "../../../src/profiling/plans/poisson.ts";
import type { SamplingPlan } from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { bursty, periodic, type Signal, sum } from "../../../src/signals/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";

const duration = 20; // s
const span = { from: 0, to: duration };
const ticking = sum(
  periodic({ period: 0.01, duty: 0.3, high: 1 }),
  bursty({ on: 1, meanOn: 0.2, meanOff: 0.4 }, Random.named("advice/bursts")),
);
const spectrum = lineSpectrum(ticking, span, 20_000);

describe("lineSpectrum", () => {
  it("shares the variance out: a square wave has 2 sin²(πkd)/(πk)² at k/P", () => {
    const wave = lineSpectrum(periodic({ period: 0.1, duty: 0.3, high: 1 }), span, 40_000);
    expect(wave.mean).toBeCloseTo(0.3, 9);
    expect(wave.power.reduce((a, b) => a + b, 0)).toBeCloseTo(0.21, 3);
    const first = wave.frequency.findIndex((f) => Math.abs(f - 10) < 1e-9);
    const s = Math.sin(0.3 * Math.PI);
    expect(wave.power[first]).toBeCloseTo(2 * s * s / (Math.PI * Math.PI), 4);
  });

  it("refuses a span without length and a single bin", () => {
    expect(() => lineSpectrum(ticking, { from: 1, to: 1 }, 10)).toThrow("from < to");
    expect(() => lineSpectrum(ticking, span, 1)).toThrow("bins must be a whole number");
  });
});

describe("samplingAdvice on a load with a 100 Hz tick", () => {
  const verdict = (rate: number, plan: string) =>
    samplingAdvice(spectrum, [rate]).find((advice) => advice.plan === plan)!.verdict;

  it("calls a clock of 100 Hz, 50 Hz and 200 Hz aliased, jittered by a tenth or not", () => {
    for (const rate of [50, 100, 200]) {
      expect(verdict(rate, "systematic")).toBe("aliased");
      expect(verdict(rate, "jittered 10 %")).toBe("aliased");
    }
  });

  it("does not call 97 Hz aliased, nor one sample per stratum at 100 Hz", () => {
    expect(verdict(97, "systematic")).not.toBe("aliased");
    expect(verdict(100, "one per stratum")).not.toBe("aliased");
    expect(verdict(100, "poisson")).toBe("chance");
  });

  it.each<[string, (rate: number) => SamplingPlan]>([
    ["one per stratum", (rate) => onePerStratum({ rate })],
    ["poisson", (rate) => poisson({ rate })],
  ])("predicts the error of %s at 100 Hz within 10 %", (plan, make) => {
    const predicted = samplingAdvice(spectrum, [100], { tolerance: 0 })
      .find((advice) => advice.plan === plan)!;
    expect(measured(ticking, make(100)) / predicted.error).toBeGreaterThan(0.9);
    expect(measured(ticking, make(100)) / predicted.error).toBeLessThan(1.1);
  });

  it("finds a safe whole rate near 100 Hz, not 100 itself", () => {
    const safe = safeRate(spectrum, 100)!;
    expect(safe.rate).not.toBe(100);
    expect(safe.verdict).not.toBe("aliased");
  });

  it("shows lockstep as a peak in the errors by rate, above chance at 100 Hz and below it beside", () => {
    const { rate, systematic, chance } = errorByRate(spectrum, { from: 98, to: 103 });
    const at = (r: number) => systematic[rate.indexOf(r)] / chance[rate.indexOf(r)];
    expect(at(100)).toBeGreaterThan(5);
    expect(at(98)).toBeLessThan(2);
  });

  it("refuses a rate that gives no sample", () => {
    expect(() => samplingAdvice(spectrum, [0.01])).toThrow("must give a sample in 20 s");
  });
});

/** Root mean squared error of the mean over 400 draws: known to 3.5 %. */
function measured(signal: Signal, plan: SamplingPlan): number {
  const random = Random.named(`advice/${plan.name}`);
  const mean = signal.integral(0, duration) / duration;
  const squares = new Moments();
  for (let i = 0; i < 400; i++) {
    const { values } = sample(signal, plan, span, random.stream(i));
    const error = values.reduce((a, b) => a + b, 0) / values.length - mean;
    squares.add(error * error);
  }
  return Math.sqrt(squares.mean);
}
