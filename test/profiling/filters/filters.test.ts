import { describe, expect, it } from "vitest";
import { apparentFrequency } from "../../../src/profiling/aliasing/folding.ts";
import { decimated } from "../../../src/profiling/filters/decimate.ts";
import { firLowPass } from "../../../src/profiling/filters/fir.ts";
import { iirLowPass } from "../../../src/profiling/filters/iir.ts";
import { filtered, gainOf, type LowPass } from "../../../src/profiling/filters/low-pass.ts";
import { coefficientStep, quantised } from "../../../src/profiling/filters/quantised.ts";

const rate = 1000, pass = 30, stop = 50, factor = 10; // 1 kHz down to 100 Hz
const fir = firLowPass({ rate, pass, stop, attenuation: 80 });
const iir = iirLowPass({ rate, cutoff: 30, order: 12 });
const taps = (filter: LowPass) => filter.kind === "fir" ? filter.taps : new Float64Array(0);
const decibels = (gain: number) => 20 * Math.log10(gain);

const stopBand = Array.from({ length: 4501 }, (_, i) => stop + 0.1 * i); // 50 to 500 Hz
const largestGain = (filter: LowPass) => Math.max(...stopBand.map((f) => gainOf(filter, f / rate)));

const n = 20_000;
const tone = (frequency: number) =>
  Float64Array.from({ length: n }, (_, j) => Math.cos(2 * Math.PI * frequency * j / rate + 0.3));
/** Amplitude at a frequency of a series at `fs`, over its second half. */
function amplitude(x: Float64Array, frequency: number, fs: number): number {
  const from = x.length / 2;
  let re = 0, im = 0;
  for (let j = from; j < x.length; j++) {
    re += x[j] * Math.cos(2 * Math.PI * frequency * j / fs);
    im += x[j] * Math.sin(2 * Math.PI * frequency * j / fs);
  }
  return 2 * Math.hypot(re, im) / (x.length - from);
}

describe("firLowPass", () => {
  it("is down by the 80 dB asked for over all of the stop band, measured on tones", () => {
    expect(decibels(largestGain(fir))).toBeLessThan(-79);
    for (const f of [50, 63.7, 110, 333]) {
      expect(decibels(amplitude(filtered(fir, tone(f)), f, rate))).toBeLessThan(-79);
    }
  });

  it("lets the pass band through within 0.1 %, and a constant as it is", () => {
    for (const f of [0.5, 10, 30]) {
      expect(amplitude(filtered(fir, tone(f)), f, rate)).toBeCloseTo(1, 3);
    }
    const constant = filtered(fir, new Float64Array(500).fill(7));
    expect(Math.max(...constant.map((y) => Math.abs(y - 7)))).toBeLessThan(1e-9);
  });

  it("is symmetric: late by half its taps at every frequency", () => {
    const h = taps(fir);
    expect([...h]).toEqual([...h].reverse());
  });

  it("has the same coefficients on every runtime: multiples of 2⁻⁴⁰", () => {
    for (const h of taps(fir)) expect(Number.isInteger(h * 2 ** 40)).toBe(true);
  });

  it("refuses a stop band below the pass band", () => {
    expect(() => firLowPass({ rate, pass: 50, stop: 40 })).toThrow("0 < pass < stop ≤ rate/2");
  });
});

describe("iirLowPass", () => {
  it("has Butterworth's gain, designed and measured on tones", () => {
    for (const f of [10, 30, 40, 60]) {
      const ratio = Math.tan(Math.PI * f / rate) / Math.tan(Math.PI * 30 / rate);
      const expected = 1 / Math.sqrt(1 + ratio ** 24);
      expect(gainOf(iir, f / rate)).toBeCloseTo(expected, 6);
      expect(amplitude(filtered(iir, tone(f)), f, rate)).toBeCloseTo(expected, 4);
    }
  });

  it("lets a constant through from the first sample", () => {
    const y = filtered(iir, new Float64Array(500).fill(7));
    expect(Math.max(...y.map((v) => Math.abs(v - 7)))).toBeLessThan(1e-6);
  });

  it("refuses an odd order and a cutoff above half the rate", () => {
    expect(() => iirLowPass({ rate, cutoff: 30, order: 3 })).toThrow("order must be even");
    expect(() => iirLowPass({ rate, cutoff: 600 })).toThrow("below rate/2 = 500 Hz");
  });
});

describe("decimated", () => {
  const f = 130; // Hz: at 100 samples a second it seems to be 30 Hz
  const alias = apparentFrequency(f, rate / factor);
  const aliasPower = (filter: LowPass | null) =>
    amplitude(decimated(tone(f), factor, filter), alias, rate / factor) ** 2;

  it("without a filter folds a tone with all of its power to the apparent frequency", () => {
    expect(alias).toBe(30);
    expect(aliasPower(null)).toBeCloseTo(1, 6);
  });

  it.each<[string, LowPass]>([["fir", fir], ["iir", iir], ["fir of 12 bits", quantised(fir, 12)]])(
    "with %s drops the alias's power by the filter's |H|²",
    (_, filter) => {
      const expected = gainOf(filter, f / rate) ** 2;
      expect(expected).toBeLessThan(1e-5);
      expect(aliasPower(filter) / aliasPower(null) / expected).toBeCloseTo(1, 1);
    },
  );

  it("keeps what the slow rate can show", () => {
    const kept = decimated(tone(20), factor, fir);
    expect(kept).toHaveLength(n / factor);
    expect(amplitude(kept, 20, rate / factor)).toBeCloseTo(1, 3);
  });

  it("refuses a factor of 2.5", () => {
    expect(() => decimated([1, 2], 2.5, null)).toThrow("factor must be a whole number");
  });
});

describe("quantised", () => {
  it("moves the gain by at most half a step for each tap", () => {
    for (const bits of [6, 8, 12, 16]) {
      const bound = taps(fir).length * coefficientStep(taps(fir), bits) / 2;
      const coarse = quantised(fir, bits);
      for (const f of [0, 25, 70, 200, 450]) {
        expect(Math.abs(gainOf(coarse, f / rate) - gainOf(fir, f / rate))).toBeLessThan(bound);
      }
    }
  });

  it("raises the floor of the stop band by about 6 dB for each bit less", () => {
    const floor = (bits: number) => decibels(largestGain(quantised(fir, bits)));
    // largest over the band, so a few decibels above Δ √(taps/12)
    for (const bits of [6, 8, 10]) {
      const rms = coefficientStep(taps(fir), bits) * Math.sqrt(taps(fir).length / 12);
      expect(floor(bits)).toBeGreaterThan(decibels(rms) - 3);
      expect(floor(bits)).toBeLessThan(decibels(rms) + 12);
    }
    expect(floor(20)).toBeLessThan(-78);
  });

  it("says when a few bits make an IIR filter unstable", () => {
    const narrow = iirLowPass({ rate, cutoff: 5, order: 8 });
    expect(() => quantised(narrow, 6)).toThrow("6 bits make a section unstable");
    expect(gainOf(quantised(narrow, 24), 0)).toBeCloseTo(1, 1);
  });
});
