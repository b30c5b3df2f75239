/**
 * Power spectral density of an evenly sampled series: the periodogram and Welch's average of it.
 *
 * With samples x_j at rate f_s, a window w and K segments of n samples, the one-sided density at
 * f_k = k f_s/n is
 *
 *     S_k = (c_k / K) Σ_segments |Σ_j w_j x_j e^(−2πi jk/n)|² / (f_s Σ_j w_j²)
 *
 * where c_k = 2, and 1 at 0 and at the Nyquist frequency f_s/2. Its unit is that of x squared, per
 * hertz, and its sum times f_s/n is the mean square of x (Parseval; exactly so with a rectangular
 * window and one segment).
 *
 * The interval takes ν S_k/S(f_k) for a chi-square variable, which holds for Gaussian series whose
 * spectrum is flat across the window's lobe. At a step of D samples between segments
 *
 *     ν = 2K / (1 + 2 Σ_{m<K} (1 − m/K) ρ_m),     ρ_m = (Σ_j w_j w_{j+mD})² / (Σ_j w_j²)²
 *
 * so ν = 2 for one segment, and half of ν at 0 and f_s/2.
 *
 * Welch, IEEE Trans. Audio and Electroacoustics 15(2):70–73, 1967.
 * Percival and Walden, Spectral Analysis for Physical Applications, Cambridge, 1993, §6.17.
 */
import { levelOf } from "./estimate.ts";
import type { IntervalOptions } from "./estimate.ts";
import { complexZeros, fourierTransform } from "./fft.ts";
import { chiSquareQuantile } from "./laws.ts";
import { windowWeights } from "./window.ts";
import type { WindowName } from "./window.ts";

/** A one-sided power spectral density with its interval, one entry a frequency. */
export interface Spectrum {
  /** f_k = k f_s/n from 0 to f_s/2, in hertz. */
  readonly frequency: Float64Array;
  /** S_k, in the unit of the series squared, per hertz. */
  readonly density: Float64Array;
  /** Lower end of the interval of each density; 0 at frequency 0 where the mean was removed. */
  readonly low: Float64Array;
  /**
   * Upper end of the interval of each density; +∞ at frequency 0 where the mean was removed: that
   * bin is not measured.
   */
  readonly high: Float64Array;
  /** Confidence level of each interval by itself, in (0, 1). */
  readonly level: number;
  /** ν, equivalent degrees of freedom of a density between 0 and f_s/2. */
  readonly degreesOfFreedom: number;
  /** K, the number of segments averaged. */
  readonly segments: number;
  /** Equivalent noise bandwidth f_s Σw²/(Σw)², in hertz: lines closer than this melt together. */
  readonly bandwidth: number;
  /** How it was made: `periodogram hann`, `welch hann 256/128`. */
  readonly method: string;
}

/** How a spectrum is asked for. */
export interface SpectrumOptions extends IntervalOptions {
  /** f_s: samples per second, in hertz. */
  readonly sampleRate: number;
  /** The taper; `rectangular` for a periodogram and `hann` for Welch's unless told. */
  readonly window?: WindowName;
  /** Whether each segment loses its mean first; true unless told. */
  readonly removeMean?: boolean;
}

/** How Welch's spectrum is asked for. */
export interface WelchSpectrumOptions extends SpectrumOptions {
  /** n: samples in a segment; samples that fill no whole segment at the end are left out. */
  readonly segment: number;
  /** Share of a segment that the next one has too, in [0, 1); ½ unless told. */
  readonly overlap?: number;
}

/**
 * The periodogram of the whole series x. It does not become less noisy with more samples: see
 * {@link welchSpectrum}.
 * Throws a RangeError where x has less than two samples or a sample is not finite.
 */
export function periodogram(x: ArrayLike<number>, options: SpectrumOptions): Spectrum {
  const { window = "rectangular" } = options;
  return averaged("periodogram", x, x.length, x.length, { ...options, window });
}

/**
 * Welch's spectrum: the mean of the periodograms of overlapping, tapered segments.
 * Throws a RangeError where the segment is not a whole number from 2 to the length of x, or the
 * overlap is not in [0, 1).
 */
export function welchSpectrum(x: ArrayLike<number>, options: WelchSpectrumOptions): Spectrum {
  const { segment: n, overlap = 0.5 } = options;
  if (!Number.isInteger(n) || n > x.length) {
    throw new RangeError(
      `welchSpectrum: segment must be a whole number ≤ ${x.length}, the length of the series, got ${n}`,
    );
  }
  if (!(overlap >= 0 && overlap < 1)) {
    throw new RangeError(`welchSpectrum: overlap must be in [0, 1), got ${overlap}`);
  }
  const D = n - Math.floor(n * overlap); // step between segments, in samples
  return averaged("welch", x, n, D, options);
}

function averaged(
  name: "periodogram" | "welch",
  x: ArrayLike<number>,
  n: number,
  D: number,
  options: SpectrumOptions,
): Spectrum {
  const caller = name === "welch" ? "welchSpectrum" : name;
  const { sampleRate: fs, window = "hann", removeMean = true } = options;
  const level = levelOf(caller, options);
  if (n < 2) throw new RangeError(`${caller}: at least 2 samples are needed, got ${n}`);
  if (!(fs > 0 && fs < Infinity)) {
    throw new RangeError(`${caller}: sampleRate must be a finite number > 0 Hz, got ${fs}`);
  }
  for (let j = 0; j < x.length; j++) {
    if (!Number.isFinite(x[j])) {
      throw new RangeError(`${caller}: samples must be finite, got ${x[j]} at index ${j}`);
    }
  }

  const w = windowWeights(window, n);
  const energy = overlapProduct(w, 0); // Σ w²
  const sumOfWeights = w.reduce((sum, wj) => sum + wj, 0);
  const K = Math.floor((x.length - n) / D) + 1;
  const bins = Math.floor(n / 2) + 1;
  const density = new Float64Array(bins);
  const transform = fourierTransform(n);
  const X = complexZeros(n);
  for (let segment = 0; segment < K; segment++) {
    const start = segment * D;
    const mean = removeMean ? meanOf(x, start, n) : 0;
    for (let j = 0; j < n; j++) X.re[j] = w[j] * (x[start + j] - mean);
    X.im.fill(0);
    transform.forward(X, X);
    for (let k = 0; k < bins; k++) density[k] += X.re[k] * X.re[k] + X.im[k] * X.im[k];
  }
  const isEdge = (k: number) => k === 0 || 2 * k === n;
  for (let k = 0; k < bins; k++) density[k] *= (isEdge(k) ? 1 : 2) / (K * fs * energy);

  const nu = degreesOfFreedom(w, K, D);
  const inner = chiSquareFactors(nu, level);
  const edge = chiSquareFactors(nu / 2, level);
  const low = density.map((S, k) => S * (isEdge(k) ? edge : inner).low);
  const high = density.map((S, k) => S * (isEdge(k) ? edge : inner).high);
  if (removeMean) {
    low[0] = 0;
    high[0] = Infinity;
  }
  return {
    frequency: Float64Array.from(density, (_, k) => (k * fs) / n),
    density,
    low,
    high,
    level,
    degreesOfFreedom: nu,
    segments: K,
    bandwidth: (fs * energy) / (sumOfWeights * sumOfWeights),
    method: name === "welch" ? `welch ${window} ${n}/${D}` : `periodogram ${window}`,
  };
}

/** ν of K segments tapered by w, each D samples after the last. */
function degreesOfFreedom(w: Float64Array, K: number, D: number): number {
  const energy = overlapProduct(w, 0);
  let excess = 0;
  for (let m = 1; m < K && m * D < w.length; m++) {
    const correlation = overlapProduct(w, m * D) / energy;
    excess += (1 - m / K) * correlation * correlation;
  }
  return (2 * K) / (1 + 2 * excess);
}

/** Σ_j w_j w_{j+lag} */
function overlapProduct(w: Float64Array, lag: number): number {
  let sum = 0;
  for (let j = 0; j + lag < w.length; j++) sum += w[j] * w[j + lag];
  return sum;
}

/** ν/χ²_{1−α/2} and ν/χ²_{α/2}: what a density is multiplied by for the ends of its interval. */
function chiSquareFactors(nu: number, level: number): { low: number; high: number } {
  return {
    low: nu / chiSquareQuantile((1 + level) / 2, nu),
    high: nu / chiSquareQuantile((1 - level) / 2, nu),
  };
}

function meanOf(x: ArrayLike<number>, start: number, n: number): number {
  let sum = 0;
  for (let j = start; j < start + n; j++) sum += x[j];
  return sum / n;
}
