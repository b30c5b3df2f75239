/**
 * Line spectrum of a signal: its variance over a window, shared out to the frequencies k/D.
 *
 *     Pₖ = 2 |(1/N) Σⱼ x̄ⱼ e^(−2πi jk/N)|²,      Σₖ Pₖ = variance of the bin means x̄ⱼ
 *
 * Bins read the signal's integral, so nothing folds into the spectrum but what changes within a bin;
 * what a bin averages away, at most sinc² of the line, is missing above about half the highest
 * frequency.
 */
import { exp, ln } from "../../math/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import { periodogram } from "../../stats/mod.ts";
import type { Span } from "../sample.ts";
import type { Lines } from "./error-gain.ts";

export interface LineSpectrum extends Lines {
  /** k/D for k = 1, 2, …, Hz. */
  readonly frequency: Float64Array;
  /** Pₖ, in the unit of the signal squared. */
  readonly power: Float64Array;
  /** Mean of the signal over the window, in its unit. */
  readonly mean: number;
  /** D, s. */
  readonly duration: number;
}

/**
 * @param bins N: the highest frequency is N/2D. Twice the number of steps of a stepped signal is enough.
 *
 * Throws a RangeError where bins is not a whole number ≥ 2 or the span has no length.
 */
export function lineSpectrum(signal: Signal, span: Span, bins: number): LineSpectrum {
  const { from, to } = span;
  const duration = to - from;
  if (!(duration > 0 && duration < Infinity)) {
    throw new RangeError(
      `lineSpectrum: from < to must be finite instants, got ${from} and ${to} s`,
    );
  }
  if (!(Number.isInteger(bins) && bins >= 2)) {
    throw new RangeError(`lineSpectrum: bins must be a whole number ≥ 2, got ${bins}`);
  }
  const width = duration / bins;
  const edge = (j: number) => j === bins ? to : from + j * width;
  const x = Float64Array.from(
    { length: bins },
    (_, j) => signal.integral(edge(j), edge(j + 1)) / width,
  );
  const { frequency, density } = periodogram(x, { sampleRate: 1 / width });
  return {
    frequency: frequency.subarray(1),
    power: density.subarray(1).map((S) => S / duration),
    mean: signal.integral(from, to) / duration,
    duration,
  };
}

/** A stretch of a spectrum, for a figure. */
export interface Band {
  /** Middle, on a scale of logarithms, Hz. */
  readonly frequency: number;
  /** Mean power of its lines per hertz, in the unit of the signal squared per Hz. */
  readonly density: number;
}

/** The spectrum in so many bands, each as wide as the others on a scale of logarithms; those with lines. */
export function bands({ frequency, power, duration }: LineSpectrum, count: number): Band[] {
  const n = frequency.length;
  const width = ln(frequency[n - 1] / frequency[0]) / count;
  const sums = new Float64Array(count), lines = new Float64Array(count);
  for (let k = 0; k < n; k++) {
    const band = Math.min(count - 1, Math.floor(ln(frequency[k] / frequency[0]) / width));
    sums[band] += power[k];
    lines[band]++;
  }
  return Array.from(sums, (sum, i) => ({
    frequency: frequency[0] * exp((i + 0.5) * width),
    density: sum / lines[i] * duration,
  })).filter((_, i) => lines[i] > 0);
}
