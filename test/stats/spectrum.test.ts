import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { periodogram, welchSpectrum } from "../../src/stats/spectrum.ts";
import type { WindowName } from "../../src/stats/window.ts";
import { shareError } from "./coverage-study.ts";

const sampleRate = 8; // Hz
/** The series of the golden values: any fixed one will do. */
const series = Float64Array.from({ length: 64 }, (_, i) => ((7 * i * i + 3 * i) % 23) / 10);

function whiteNoise(n: number, name: string): Float64Array {
  const random = Random.named(name);
  return Float64Array.from({ length: n }, () => random.normal());
}

const pick = (values: Float64Array, indices: number[]) => indices.map((k) => values[k]);

function expectClose(actual: number[], expected: number[]): void {
  actual.forEach((a, i) => expect(Math.abs(a / expected[i] - 1)).toBeLessThan(1e-11));
}

describe("periodogram", () => {
  // Golden values: scipy.signal.periodogram(x, fs=8, window="boxcar", detrend="constant"), SciPy 1.17.1.
  it("equals SciPy's", () => {
    const { density, frequency } = periodogram(series, { sampleRate });
    expectClose(pick(density, [1, 2, 10, 31, 32]), [
      0.006718392343175056,
      0.0013985142039709643,
      0.004947392966721773,
      0.026240997165783635,
      0.0007031249999999973,
    ]);
    expect([...frequency.slice(0, 4)]).toEqual([0, 0.125, 0.25, 0.375]);
  });

  // Golden values: scipy.signal.periodogram(x, fs=8, window="hann", detrend=False), SciPy 1.17.1.
  it("equals SciPy's with a taper and the mean left in", () => {
    const { density } = periodogram(series, { sampleRate, window: "hann", removeMean: false });
    expectClose(pick(density, [0, 1, 2, 10, 32]), [
      5.317534682860695,
      2.718884629337613,
      0.05652589815950966,
      0.019735342960592026,
      0.005101445936226431,
    ]);
  });

  it("sums to the mean square of the series (Parseval), at even and odd lengths", () => {
    for (const n of [64, 63, 50]) {
      const x = series.slice(0, n);
      const { density } = periodogram(x, { sampleRate, removeMean: false });
      const power = density.reduce((sum, S) => sum + S, 0) * (sampleRate / n);
      const meanSquare = x.reduce((sum, xj) => sum + xj * xj, 0) / n;
      expect(power / meanSquare).toBeCloseTo(1, 12);
    }
  });

  it("covers a flat density in 95 % of the bins, within 4 standard errors", () => {
    const { low, high } = periodogram(whiteNoise(4096, "spectrum/p"), { sampleRate });
    const truth = 2 / sampleRate; // σ² = 1 spread over f_s/2
    let covered = 0;
    for (let k = 1; k <= 2048; k++) if (low[k] <= truth && truth <= high[k]) covered += 1;
    expect(Math.abs(covered / 2048 - 0.95)).toBeLessThan(4 * shareError(0.95, 2048));
  });

  it("says that it knows nothing at frequency 0 once the mean is removed", () => {
    const { low, high } = periodogram(series, { sampleRate });
    expect([low[0], high[0]]).toEqual([0, Infinity]);
    expect(periodogram(series, { sampleRate, removeMean: false }).high[0]).toBeLessThan(Infinity);
  });

  it("refuses samples that are not finite, a rate that is not positive and a single sample", () => {
    expect(() => periodogram([1, NaN], { sampleRate })).toThrow("got NaN at index 1");
    expect(() => periodogram([1, 2], { sampleRate: 0 })).toThrow("sampleRate must be a finite");
    expect(() => periodogram([1], { sampleRate })).toThrow("at least 2 samples are needed, got 1");
  });
});

describe("welchSpectrum", () => {
  // Golden values: scipy.signal.welch(x, fs=8, window=…, nperseg=16, noverlap=8, detrend="constant"), SciPy 1.17.1.
  it("equals SciPy's, window by window", () => {
    const golden: [WindowName, number[]][] = [
      ["rectangular", [0.159341455265799, 0.14332589285714287, 0.009408482142857142]],
      ["hann", [0.1705770757315203, 0.13894635019733037, 0.014816812482118368]],
      ["blackmanHarris", [0.16763665060003566, 0.14222045499202585, 0.009910301962131838]],
      ["flatTop", [0.1513806977712646, 0.13969287933846167, 0.009881915383782957]],
    ];
    for (const [window, expected] of golden) {
      const { density } = welchSpectrum(series, { sampleRate, window, segment: 16 });
      expectClose(pick(density, [1, 4, 8]), expected);
    }
  });

  // Golden values: scipy.signal.welch(x[:60], fs=8, window="hann", nperseg=15, noverlap=7, detrend="constant"), SciPy 1.17.1.
  it("equals SciPy's where segments have an odd length", () => {
    const x = series.slice(0, 60);
    const { density } = welchSpectrum(x, { sampleRate, segment: 15 });
    expectClose(pick(density, [0, 1, 4, 7]), [
      0.04099096640439318,
      0.14957686298128844,
      0.18479627030468967,
      0.023771381634174554,
    ]);
  });

  it("is the periodogram where one segment is the whole series", () => {
    const options = { sampleRate, window: "hann" } as const;
    const whole = welchSpectrum(series, { ...options, segment: 64 });
    expect(whole.density).toEqual(periodogram(series, options).density);
    expect(whole.degreesOfFreedom).toBe(2);
  });

  it("has 2K degrees of freedom without overlap, and 36/19 K in the limit with half-overlapped Hann segments", () => {
    const x = whiteNoise(64 * 64, "spectrum/nu");
    const apart = welchSpectrum(x, { sampleRate, segment: 64, overlap: 0 });
    expect(apart.degreesOfFreedom).toBeCloseTo(2 * 64, 9);
    const { segments, degreesOfFreedom } = welchSpectrum(x, { sampleRate, segment: 64 });
    // ρ₁ = 1/36 for Hann at half overlap, so ν/K → 2/(1 + 2/36)
    expect(degreesOfFreedom / segments).toBeCloseTo(2 / (1 + 2 / 36), 2);
  });

  it("covers a flat density in 95 % of 3,000 bins, within 4 standard errors of neighbours that share half", () => {
    let covered = 0;
    const bins = 30;
    for (let r = 0; r < 100; r++) {
      const { low, high } = welchSpectrum(whiteNoise(1024, `spectrum/w${r}`), {
        sampleRate,
        segment: 128,
      });
      for (let k = 3; k < 3 + 2 * bins; k += 2) {
        if (low[k] <= 2 / sampleRate && 2 / sampleRate <= high[k]) covered += 1;
      }
    }
    expect(Math.abs(covered / (100 * bins) - 0.95)).toBeLessThan(4 * shareError(0.95, 100 * bins));
  });

  it("finds a line of amplitude A at its frequency with power A²/2", () => {
    const x = Float64Array.from({ length: 2048 }, (_, j) => 3 * Math.cos((2 * Math.PI * j) / 8));
    const { density, frequency, bandwidth } = welchSpectrum(x, { sampleRate, segment: 256 });
    const peak = density.indexOf(Math.max(...density));
    expect(frequency[peak]).toBe(1); // Hz, an eighth of the rate
    expect(density[peak] * bandwidth).toBeCloseTo(9 / 2, 10);
  });

  it("refuses segments longer than the series and an overlap of 1", () => {
    expect(() => welchSpectrum(series, { sampleRate, segment: 65 })).toThrow(
      "segment must be a whole number ≤ 64, the length of the series, got 65",
    );
    expect(() => welchSpectrum(series, { sampleRate, segment: 16, overlap: 1 })).toThrow(
      "overlap must be in [0, 1), got 1",
    );
  });
});
