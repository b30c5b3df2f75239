/**
 * Shannon entropy in bits, of a known law and estimated from counts.
 *
 *     H = −Σ_i p_i log₂ p_i
 *
 * Counts n_i of n draws give p̂_i = n_i/n. The plug-in estimate Ĥ = H(p̂) is too low by about
 * (m − 1)/(2n ln 2) bits for m possible outcomes (Miller 1955), because a sample looks more orderly than
 * its law. The estimators below correct this, the better the larger n/m; none is unbiased for every
 * law (Paninski 2003).
 *
 * Miller, in Quastler (ed.), Information Theory in Psychology, Free Press, 1955, 95–100.
 * Grassberger, Entropy estimates from insufficient samplings, arXiv:physics/0307138, 2003.
 * Chao and Shen, Environmental and Ecological Statistics 10:429–443, 2003.
 * Paninski, Neural Computation 15:1191–1253, 2003.
 */
import { expm1, ln, log1p } from "../../math/mod.ts";

/** Estimates an entropy in bits from counts. */
export type EntropyEstimator = (counts: ArrayLike<number>) => number;

/**
 * H of a law given by its probabilities, in bits.
 * Throws a RangeError where one is negative or they do not sum to 1 within 1e-9.
 */
export function shannonEntropy(probabilities: ArrayLike<number>): number {
  let sum = 0, nats = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i];
    if (!(p >= 0)) throw new RangeError(`shannonEntropy: probabilities must be ≥ 0, got ${p}`);
    sum += p;
    if (p > 0) nats -= p * ln(p);
  }
  if (!(Math.abs(sum - 1) <= 1e-9)) {
    throw new RangeError(`shannonEntropy: probabilities must sum to 1, got ${sum}`);
  }
  return Math.max(0, nats) / Math.LN2;
}

/** Ĥ = H(p̂), in bits. Throws a RangeError where counts are not whole and ≥ 0, or all 0. */
export function plugInEntropy(counts: ArrayLike<number>): number {
  const { n } = checkedCounts("plugInEntropy", counts);
  return plugInNats(counts, n) / Math.LN2;
}

/**
 * Ĥ + (m̂ − 1)/(2n), in bits, with m̂ the number of outcomes seen. Throws as {@link plugInEntropy}.
 */
export function millerMadowEntropy(counts: ArrayLike<number>): number {
  const { n, seen } = checkedCounts("millerMadowEntropy", counts);
  return (plugInNats(counts, n) + (seen - 1) / (2 * n)) / Math.LN2;
}

/**
 * Grassberger's estimate, in bits: ln n − (1/n) Σ n_i G(n_i) nats with G(1) = −γ − ln 2,
 * G(2) = 2 + G(1), G(2k + 1) = G(2k) and G(2k + 2) = G(2k) + 2/(2k + 1).
 * Throws as {@link plugInEntropy}.
 */
export function grassbergerEntropy(counts: ArrayLike<number>): number {
  const { n } = checkedCounts("grassbergerEntropy", counts);
  let largest = 0;
  for (let i = 0; i < counts.length; i++) largest = Math.max(largest, counts[i]);
  const G = grassbergerTable(largest);
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] * G[counts[i]];
  return (ln(n) - sum / n) / Math.LN2;
}

/**
 * Chao and Shen's estimate, in bits, for many rare outcomes: coverage C = 1 − f₁/n from the number
 * f₁ of outcomes seen once, then −Σ C p̂_i ln(C p̂_i) / (1 − (1 − C p̂_i)ⁿ) nats, which weighs each
 * outcome by its chance to be seen at all. Where every outcome was seen often it equals the
 * plug-in. Where every draw was seen once, f₁ = n − 1 is used, lest C be 0. Throws as
 * {@link plugInEntropy}.
 */
export function chaoShenEntropy(counts: ArrayLike<number>): number {
  const { n, once } = checkedCounts("chaoShenEntropy", counts);
  const C = 1 - Math.min(once, n - 1) / n;
  let nats = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    const p = (C * counts[i]) / n;
    const chanceSeen = p < 1 ? -expm1(n * log1p(-p)) : 1;
    nats -= (p * ln(p)) / chanceSeen;
  }
  return Math.max(0, nats) / Math.LN2;
}

/** The estimators by name, for comparing them. */
export const entropyEstimators = {
  plugIn: plugInEntropy,
  millerMadow: millerMadowEntropy,
  grassberger: grassbergerEntropy,
  chaoShen: chaoShenEntropy,
} satisfies Record<string, EntropyEstimator>;

function plugInNats(counts: ArrayLike<number>, n: number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] > 0) sum += counts[i] * ln(counts[i]);
  return Math.max(0, ln(n) - sum / n);
}

/** G(0) … G(largest); G(0) is multiplied by 0. */
function grassbergerTable(largest: number): Float64Array {
  const G = new Float64Array(largest + 1);
  for (let k = 1; k <= largest; k++) {
    if (k === 1) G[k] = -eulerGamma - Math.LN2;
    else if (k % 2 === 1) G[k] = G[k - 1];
    else G[k] = (k === 2 ? G[1] : G[k - 2]) + 2 / (k - 1);
  }
  return G;
}

const eulerGamma = 0.5772156649015329; // γ, as in Abramowitz and Stegun, table 1.1

function checkedCounts(
  caller: string,
  counts: ArrayLike<number>,
): { n: number; seen: number; once: number } {
  let n = 0, seen = 0, once = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i];
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(
        `${caller}: counts must be whole numbers ≥ 0, got ${count} at index ${i}`,
      );
    }
    n += count;
    if (count > 0) seen += 1;
    if (count === 1) once += 1;
  }
  if (n === 0) throw new RangeError(`${caller}: counts must not all be 0`);
  return { n, seen, once };
}
