/**
 * The variance of a sum over samples, from the samples themselves, by how they depend on each other.
 *
 *     independent    V = Σ zᵢ²                                    (Poisson; × n/(n − 1) about a mean)
 *     exchangeable   V = n/(n − 1) Σ (zᵢ − z̄)²                    (n drawn anywhere)
 *     ordered        V = n/(2(n − 1)) Σ (zᵢ₊₁ − zᵢ)²              (successive differences)
 *     clustered      as ordered, of the sums over the bursts
 *
 * Successive differences take neighbours for a stratum of two. For one sample per stratum that is a
 * little too much variance, by what the signal changes from one stratum to the next; for a grid it
 * follows a smooth signal, and is wrong in lockstep: a grid that sees one phase only sees no variance.
 * Nothing that looks at the samples of one grid can help that (see the two-rate test in aliasing/).
 *
 * Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, Springer 1992, §3.5, §5.7;
 * Wolter, Introduction to Variance Estimation, 2nd edition, Springer 2007, §8.2 (estimator v₂).
 */
import type { Dependence } from "../plan.ts";

export interface SumVariance {
  readonly variance: number;
  /** Degrees of freedom for Student's t. */
  readonly freedom: number;
}

/**
 * @param terms zᵢ, whose sum is the estimate (or its error, to first order)
 * @param isCentred whether the terms are residuals, so that their sum is 0 but for the sampling
 *
 * Throws a RangeError for fewer than 2 terms, or bursts.
 */
export function sumVariance(
  terms: Float64Array,
  dependence: Dependence,
  isCentred: boolean,
): SumVariance {
  const n = terms.length;
  if (n < 2) throw new RangeError(`an interval needs at least 2 samples, got ${n}`);
  switch (dependence.kind) {
    case "independent": {
      const squares = sumOf(terms, (z) => z * z);
      return { variance: isCentred ? squares * n / (n - 1) : squares, freedom: n - 1 };
    }
    case "exchangeable": {
      const mean = sumOf(terms, (z) => z) / n;
      const squares = sumOf(terms, (z) => (z - mean) * (z - mean));
      return { variance: squares * n / (n - 1), freedom: n - 1 };
    }
    case "ordered":
      return byDifferences(terms);
    case "clustered":
      return byDifferences(burstSums(terms, dependence.size));
  }
}

function byDifferences(terms: Float64Array): SumVariance {
  const n = terms.length;
  let squares = 0;
  for (let i = 1; i < n; i++) squares += (terms[i] - terms[i - 1]) * (terms[i] - terms[i - 1]);
  // The mean square successive difference is worth 2/3 as many independent squares for normal terms
  // (von Neumann, Annals of Mathematical Statistics 12(4):367–395, 1941).
  return { variance: squares * n / (2 * (n - 1)), freedom: Math.max(1, 2 / 3 * (n - 1)) };
}

/** Sums over bursts of that many samples; the last one may hold fewer. */
function burstSums(terms: Float64Array, size: number): Float64Array {
  const bursts = Math.ceil(terms.length / size);
  if (bursts < 2) throw new RangeError(`an interval needs at least 2 bursts, got ${bursts}`);
  const sums = new Float64Array(bursts);
  for (let i = 0; i < terms.length; i++) sums[Math.floor(i / size)] += terms[i];
  return sums;
}

function sumOf(terms: Float64Array, of: (z: number) => number): number {
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += of(terms[i]);
  return sum;
}
