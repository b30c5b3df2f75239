/**
 * Stratified sampling: the population is cut into strata of known probability pₖ, each is sampled
 * on its own, and the variance between them is gone.
 *
 *     μ̂ = Σ pₖ x̄ₖ,     Var[μ̂] = Σ pₖ² σₖ²/nₖ
 *
 *     proportional   nₖ = n pₖ     Var = Σ pₖ σₖ² / n, never above plain Monte Carlo's
 *     neyman         nₖ ∝ pₖ σₖ    Var = (Σ pₖ σₖ)² / n, the least for n draws
 *
 * Neyman's σₖ come from a pilot, which the estimate leaves out so as to stay unbiased.
 *
 * Interval: t with Satterthwaite's degrees of freedom, (Σ vₖ)² / Σ vₖ²/(nₖ − 1) with vₖ = pₖ²
 * sₖ²/nₖ.
 *
 * Source: Neyman, J. Royal Statistical Society 97(4):558–625, 1934; Cochran, Sampling Techniques,
 * 3rd ed., Wiley 1977, §§5.3-5.5, degrees of freedom §5.4.
 */
import type { Random } from "../../random/mod.ts";
import { type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments } from "../moments.ts";
import { type ReducedEstimate, requireCount, varianceRatioOf } from "./reduced-estimate.ts";

/** The strata and how draws are shared among them. */
export interface Strata {
  /** pₖ > 0, the strata's probabilities; their sum is 1. */
  readonly probabilities: ArrayLike<number>;
  /** f of a draw from stratum k. */
  readonly draw: (stratum: number, random: Random) => number;
  /** `proportional` unless told. */
  readonly allocation?: "proportional" | "neyman";
  /** Draws from each stratum by which Neyman's allocation learns σₖ, beyond n; 30 unless told. */
  readonly pilot?: number;
}

/** A stratified estimate with its allocation. */
export interface StratifiedEstimate extends ReducedEstimate {
  /** nₖ, the draws that each stratum got. */
  readonly allocation: readonly number[];
}

/**
 * The population's mean from n draws, at least two a stratum. Throws a RangeError where n does not
 * allow two a stratum or the probabilities are not positive with sum 1.
 */
export function stratified(
  strata: Strata,
  n: number,
  random: Random,
  options: IntervalOptions = {},
): StratifiedEstimate {
  const { draw, allocation: rule = "proportional", pilot = 30 } = strata;
  const level = levelOf("stratified", options);
  const p = probabilitiesOf(strata);
  const K = p.length;
  requireCount("stratified", "n", n, 2 * K);
  requireCount("stratified", "pilot", pilot, 2);
  const sample = (stratum: number, size: number): Moments => {
    const moments = new Moments();
    for (let i = 0; i < size; i++) moments.add(draw(stratum, random));
    return moments;
  };

  const shares = rule === "proportional"
    ? p
    : p.map((pk, k) => pk * sample(k, pilot).standardDeviation);
  const allocation = allocate(n, shares.some((share) => share > 0) ? shares : p);

  let value = 0, variance = 0, dispersion = 0; // Σ vₖ, Σ vₖ²/(nₖ − 1)
  let within = 0, between = 0;
  const moments = allocation.map((nk, k) => sample(k, nk));
  moments.forEach((stratum, k) => value += p[k] * stratum.mean);
  moments.forEach((stratum, k) => {
    const nk = allocation[k];
    const vk = p[k] * p[k] * stratum.variance / nk;
    variance += vk;
    dispersion += vk * vk / (nk - 1);
    within += p[k] * stratum.variance;
    between += p[k] * (stratum.mean - value) * (stratum.mean - value);
  });
  // constant strata: the mean is known exactly, whatever the degrees of freedom
  const degrees = dispersion === 0 ? 1 : variance * variance / dispersion;
  const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
  const varianceRatio = varianceRatioOf(variance, (within + between) / n);
  const method = `stratified ${rule}`;
  return { ...plusMinus(value, half, { level, n, method }), varianceRatio, allocation };
}

function probabilitiesOf(strata: Strata): number[] {
  const p = Array.from(strata.probabilities);
  for (const pk of p) {
    if (!(pk > 0)) throw new RangeError(`stratified: probabilities must be > 0, got ${pk}`);
  }
  const sum = p.reduce((a, b) => a + b, 0);
  if (!(Math.abs(sum - 1) <= 1e-9)) {
    throw new RangeError(`stratified: probabilities must sum to 1, got ${sum}`);
  }
  return p;
}

/** n shared in proportion, two to each stratum beforehand, by largest remainders. */
function allocate(n: number, shares: readonly number[]): number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  const wanted = shares.map((share) => n * share / total);
  const counts = wanted.map((x) => Math.max(2, Math.floor(x + 1e-9)));
  let left = n - counts.reduce((a, b) => a + b, 0);
  while (left !== 0) {
    // give to who lacks most, or take from who has most to spare
    let k = -1;
    for (let i = 0; i < counts.length; i++) {
      if (left < 0 && counts[i] <= 2) continue;
      const lacks = wanted[i] - counts[i];
      const best = k < 0 ? 0 : wanted[k] - counts[k];
      if (k < 0 || (left > 0 ? lacks > best : lacks < best)) k = i;
    }
    counts[k] += Math.sign(left);
    left -= Math.sign(left);
  }
  return counts;
}
