/**
 * False-alarm probability of the highest Lomb-Scargle peak: how often pure Gaussian noise, searched
 * over the same frequencies, shows a peak at least as high.
 *
 * Baluev's bound by the theory of extremes, for the standard normalisation with a floating mean (N
 * samples, N_K = N − 3):
 *
 *     FAP(z) ≲ 1 − (1 − p₁(z)) e^(−τ(z)),     p₁(z) = (1 − z)^(N_K/2)
 *     τ(z) = γ(N − 1) W (1 − z)^((N_K − 1)/2) √((N − 1) z/2),     W = (f_max − f_min) √(4π Var t)
 *     γ(N) = √(2/N) Γ(N/2)/Γ((N − 1)/2)
 *
 * It is an upper bound, close to the truth where it is small and the instants alias little; with
 * strong aliasing (evenly sampled series searched beyond f_s/2) it overstates.
 *
 * Baluev, Monthly Notices of the Royal Astronomical Society 385:1279–1285, 2008.
 */
import { exp, expm1, pow } from "../math/mod.ts";
import { gammaHalfRatio } from "./gamma-ratio.ts";

/**
 * Probability, under Gaussian noise, of a peak of standard power ≥ `power` between two frequencies
 * (hertz), for samples taken at `times` (seconds).
 * Throws a RangeError where power is not in [0, 1], there are less than five instants, or
 * not 0 ≤ lowest < highest.
 */
export function falseAlarmProbability(
  power: number,
  times: ArrayLike<number>,
  band: { readonly lowest?: number; readonly highest: number },
): number {
  const { lowest = 0, highest } = band;
  const N = times.length;
  if (!(power >= 0 && power <= 1)) {
    throw new RangeError(`falseAlarmProbability: power must be in [0, 1], got ${power}`);
  }
  if (N < 5) {
    throw new RangeError(`falseAlarmProbability: at least 5 instants are needed, got ${N}`);
  }
  if (!(lowest >= 0 && highest > lowest && highest < Infinity)) {
    throw new RangeError(
      `falseAlarmProbability: need 0 ≤ lowest < highest in Hz, got ${lowest} and ${highest}`,
    );
  }
  const NH = N - 1; // degrees of freedom of the constant alone
  const NK = N - 3; // and of constant, cosine and sine
  const W = (highest - lowest) * Math.sqrt(4 * Math.PI * populationVariance(times));
  const gamma = Math.sqrt(2 / NH) * gammaHalfRatio(NH);
  const single = pow(1 - power, NK / 2);
  const tau = gamma * W * pow(1 - power, (NK - 1) / 2) * Math.sqrt((NH * power) / 2);
  return -expm1(-tau) + single * exp(-tau);
}

function populationVariance(x: ArrayLike<number>): number {
  let mean = 0, sumOfSquares = 0;
  for (let i = 0; i < x.length; i++) {
    const delta = x[i] - mean;
    mean += delta / (i + 1);
    sumOfSquares += delta * (x[i] - mean);
  }
  return sumOfSquares / x.length;
}
