/**
 * Error gain of a sampling plan: how much of a tone's power comes out as error of the mean.
 *
 * The mean of a tone over a window of D seconds is estimated by n = D/T samples. Over the tone's phase
 * and the plan's chance, the mean squared error is the tone's power times
 *
 *     G(f) = E|W(f) − S(f)|²,     W(f) = (1/n) Σⱼ e^(2πi f tⱼ),     S(f) = sinc(f D)
 *
 * E|W|² is the plan's expected spectral window. With K = sinc(f J T), J the width of the jitter, and
 * D(f) = sin(πfnT) / (n sin(πfT)), where S is D(f) sinc(fT):
 *
 *     systematic             D² − S²                                 1 at every multiple of the rate
 *     jittered, width J      K² D² + (1 − K²)/n + S² − 2 K S²        what K takes from the alias is noise
 *     one per stratum        (1 − sinc²(fT))/n                       noise, and less of it at low f
 *     uniform, Poisson       (1 − S²)/n                              noise alone
 *
 * So a signal with lines of power Pₖ at fₖ is estimated with mean squared error Σ Pₖ G(fₖ): the spectrum
 * of the sampling error, which says at once which rates are in step with a load and what jitter buys.
 *
 * Source: Beutler and Leneman, Information and Control 9(4):325–346, 1966 (spectra of sampling
 * processes); Balakrishnan, IRE Trans. Information Theory 8(3):226–236, 1962 (jitter).
 */
import { sin } from "../../math/mod.ts";

/** G at a frequency, Hz, for n samples, T seconds apart on the mean. */
export type ErrorGain = (frequency: number, samples: number, period: number) => number;

export const systematicGain: ErrorGain = (f, n, T) => {
  const D = comb(f * T, n), S = sinc(f * n * T);
  return D * D - S * S;
};

/** @param J width of the jitter as a share of the period, in [0, 1] */
export function jitteredGain(J: number): ErrorGain {
  if (!(J >= 0 && J <= 1)) throw new RangeError(`jitteredGain: J must be in [0, 1], got ${J}`);
  return (f, n, T) => {
    const K = sinc(f * J * T), D = comb(f * T, n), S = sinc(f * n * T);
    return K * K * D * D + (1 - K * K) / n + S * S - 2 * K * S * S;
  };
}

export const onePerStratumGain: ErrorGain = (f, n, T) => {
  const K = sinc(f * T);
  return (1 - K * K) / n;
};

export const independentGain: ErrorGain = (f, n, T) => {
  const S = sinc(f * n * T);
  return (1 - S * S) / n;
};

/** A line of power at a frequency. */
export interface Lines {
  /** Hz */
  readonly frequency: ArrayLike<number>;
  /** Mean square of each, in the unit of the signal squared. */
  readonly power: ArrayLike<number>;
}

/** √(Σ Pₖ G(fₖ)): the root mean squared error of the mean from n samples, T seconds apart. */
export function predictedError(
  { frequency, power }: Lines,
  gain: ErrorGain,
  samples: number,
  period: number,
): number {
  let sum = 0;
  for (let k = 0; k < frequency.length; k++) {
    if (power[k] > 0) sum += power[k] * Math.max(0, gain(frequency[k], samples, period));
  }
  return Math.sqrt(sum);
}

/** sin(πx)/(πx) */
function sinc(x: number): number {
  if (Math.abs(x) < 1e-9) return 1;
  return sinTurns(x) / (Math.PI * x);
}

/** sin(πnx) / (n sin(πx)), with its sign; ±1 where x is whole. */
function comb(x: number, n: number): number {
  const k = Math.round(x), e = x - k; // sin(πx) = (−1)ᵏ sin(πe)
  const sign = Math.abs(k * (n - 1)) % 2 === 0 ? 1 : -1;
  if (Math.abs(e) * n < 1e-6) return sign;
  return sign * sinTurns(n * e) / (n * sinTurns(e));
}

/** sin(πx), its argument brought near 0 before it is rounded. */
function sinTurns(x: number): number {
  const turns = x / 2;
  return sin(2 * Math.PI * (turns - Math.round(turns)));
}
