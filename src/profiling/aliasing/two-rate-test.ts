/**
 * Two-rate test: finds aliasing from the samples alone.
 *
 * A signal is sampled over the same time at two rates without a common multiple among the frequencies
 * that matter. What is truly there stands in both spectra at the same place with the same phase; an
 * alias falls on different places, |f − k r₁| and |f − k r₂|. With Hann weights wⱼ over the common time
 *
 *     a(f) = Σ wⱼ xⱼ e^(−2πi f tⱼ) / Σ wⱼ
 *     z(f) = |a₁(f) − a₂(f)|² / (s₁² + s₂²)
 *
 * at f = k/D below half the lower rate, s² the noise of a(f): the median of |a|² over those frequencies,
 * divided by ln 2. Without aliasing z is exponential of mean 1 in white noise, and a χ² of one degree of
 * freedom at f = 0, where a is the mean and has no phase; so for M frequencies
 *
 *     p = 1 − (1 − e^(−max z))^M
 *
 * Means that disagree are lockstep: the alias of a load's frequency at 0. The Hann weights make
 * neighbours dependent, which leaves the test on the safe side.
 *
 * Source: the coprime-rate idea of Vaidyanathan and Pal, IEEE Trans. Signal Processing 59(2):573–586,
 * 2011; extremes of periodogram ordinates as in Fisher, Proc. Royal Society A 125:54–59, 1929.
 */
import { cos, exp, expm1, ln, log1p, sin } from "../../math/mod.ts";
import { median, normalCdf } from "../../stats/mod.ts";
import type { Samples } from "../sample.ts";

export interface TwoRateResult {
  /** max z. */
  readonly statistic: number;
  /** Probability, if nothing is aliased, of spectra that differ as much. */
  readonly pValue: number;
  /** Where the spectra differ most, Hz: the place of an alias at one of the rates; 0 for lockstep. */
  readonly frequency: number;
  /** Amplitude there at each rate, in the unit of the signal; the mean itself at 0. */
  readonly amplitudes: readonly [number, number];
  /** Means at both rates, Hann-weighted. */
  readonly means: readonly [number, number];
  /** M: frequencies looked at. */
  readonly frequencies: number;
}

/** What differs by less than this share of the larger root mean square is held to be the same. */
const same = 1e-3;

/**
 * Samples by two systematic plans over the same span. Throws a RangeError where the spans differ or
 * either has fewer than 16 samples.
 */
export function twoRateTest(first: Samples, second: Samples): TwoRateResult {
  if (first.from !== second.from || first.to !== second.to) {
    throw new RangeError(
      `twoRateTest: both must be sampled from ${first.from} to ${first.to} s, got ` +
        `${second.from} to ${second.to} s`,
    );
  }
  const fewest = Math.min(first.times.length, second.times.length);
  if (fewest < 16) {
    throw new RangeError(`twoRateTest: at least 16 samples of each are needed, got ${fewest}`);
  }
  const M = Math.floor((fewest - 1) / 2);
  const a = amplitudes(first, M), b = amplitudes(second, M);
  const least = same * Math.max(rootMeanSquare(first), rootMeanSquare(second));
  const noise = floorOf(a) + floorOf(b) + least * least;
  let statistic = 0, at = 0;
  for (let k = 0; k < M; k++) {
    const re = a.re[k] - b.re[k], im = a.im[k] - b.im[k];
    const z = (re * re + im * im) / noise;
    const asExponential = k === 0 ? tailOfMean(z) : z;
    if (asExponential > statistic) {
      statistic = asExponential;
      at = k;
    }
  }
  const sides = at === 0 ? 1 : 2;
  const amplitude = (x: Amplitudes) => sides * Math.sqrt(x.re[at] * x.re[at] + x.im[at] * x.im[at]);
  return {
    statistic,
    pValue: -expm1(M * log1p(-exp(-statistic))),
    frequency: at / (first.to - first.from),
    amplitudes: [amplitude(a), amplitude(b)],
    means: [a.re[0], b.re[0]],
    frequencies: M,
  };
}

interface Amplitudes {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** a(k/D) for k < M: e^(−2πi k u) by repeated multiplication, u each sample's share of the span. */
function amplitudes({ times, values, from, to }: Samples, M: number): Amplitudes {
  const re = new Float64Array(M), im = new Float64Array(M);
  let weight = 0;
  for (let j = 0; j < times.length; j++) {
    const u = (times[j] - from) / (to - from);
    const c = cos(2 * Math.PI * u), s = -sin(2 * Math.PI * u);
    const w = (1 - c) / 2;
    weight += w;
    let x = w * values[j], y = 0;
    for (let k = 0; k < M; k++) {
      re[k] += x;
      im[k] += y;
      const turned = x * c - y * s;
      y = x * s + y * c;
      x = turned;
    }
  }
  return { re: re.map((x) => x / weight), im: im.map((y) => y / weight) };
}

/** s²: an exponential variable has median ln 2 times its mean. The mean's neighbours are left out. */
function floorOf({ re, im }: Amplitudes): number {
  const powers = re.map((x, k) => x * x + im[k] * im[k]).subarray(2);
  return median(powers) / ln(2);
}

/** The exponential variable that is as unlikely as this z of the mean: −ln P(χ²₁ > z). */
function tailOfMean(z: number): number {
  return -ln(Math.max(Number.MIN_VALUE, 2 * normalCdf(-Math.sqrt(z))));
}

function rootMeanSquare({ values }: Samples): number {
  let sum = 0;
  for (const x of values) sum += x * x;
  return Math.sqrt(sum / values.length);
}
