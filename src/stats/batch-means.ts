/**
 * Batch means: an interval for the mean of one long correlated, stationary run.
 *
 * The run is cut into batches of m values; their means Yⱼ are nearly independent and normal once m
 * is large against the correlation time.
 *
 *     apart         Var[x̄] = Σ(Yⱼ − Ȳ)² / (k(k−1)),           k = n/m batches
 *                   interval: t with k − 1 degrees of freedom
 *     overlapping   Var[x̄] = m Σ(Yⱼ − x̄)² / ((n−m+1)(n−m)),   all n − m + 1 batches
 *                   interval: t with 3/2 (n/m − 1) degrees of freedom
 *
 * Overlapping batches have the same bias and two thirds of the variance. 20 batches unless told:
 * Schmeiser finds that more than 10 to 30 seldom help, so the batches are made long rather than
 * many.
 *
 * Whether they are long enough is checked by von Neumann's ratio of the batch means, which is near
 * 0 for independent ones:
 *
 *     C = 1 − Σ(Yⱼ − Yⱼ₊₁)² / (2 Σ(Yⱼ − Ȳ)²),     C √((k² − 1)/(k − 2)) ≈ N(0, 1)
 *
 * Source: Schmeiser, Operations Research 30(3):556–568, 1982; overlapping: Meketon and Schmeiser,
 * Proc. Winter Simulation Conference 1984, pp. 227–230; the check: von Neumann, Annals of
 * Mathematical Statistics 12(4):367–395, 1941, and Fishman, Discrete-Event Simulation, Springer
 * 2001.
 */
import { type Estimate, type IntervalOptions, levelOf, plusMinus } from "./estimate.ts";
import { normalCdf, tQuantile } from "./laws.ts";
import { Moments } from "./moments.ts";

/** How the run is cut. */
export interface BatchMeansOptions extends IntervalOptions {
  /**
   * k, the number of batches; 20 unless told. The batch is ⌊n/k⌋ values; the n mod k oldest values
   * are left out.
   */
  readonly batches?: number;
  /**
   * Whether a batch starts at every value, not only where the last one ended; false unless told.
   */
  readonly overlapping?: boolean;
}

/** The mean with its interval, and whether its batches look independent. */
export interface BatchMeans extends Estimate {
  /** k, the number of batches that do not overlap. */
  readonly batches: number;
  /** m, the values in a batch. */
  readonly batchSize: number;
  /** C, von Neumann's estimate of the correlation of neighbouring batches that do not overlap. */
  readonly batchCorrelation: number;
  /**
   * Probability of a C this large or larger if the batches were independent. Small: take longer
   * batches, that is a longer run.
   */
  readonly pValue: number;
}

/**
 * The mean of the run (its warm-up removed beforehand) with its batch-means interval. Throws a
 * RangeError where batches is not a whole number ≥ 3 or the run has under two values a batch.
 */
export function batchMeans(run: ArrayLike<number>, options: BatchMeansOptions = {}): BatchMeans {
  const { batches: k = 20, overlapping = false } = options;
  const level = levelOf("batchMeans", options);
  if (!Number.isInteger(k) || k < 3) {
    throw new RangeError(`batchMeans: batches must be a whole number >= 3, got ${k}`);
  }
  const m = Math.floor(run.length / k);
  if (m < 2) {
    throw new RangeError(
      `batchMeans: run must have at least ${2 * k} values for ${k} batches, got ${run.length}`,
    );
  }
  const values = Float64Array.from(run).subarray(run.length - k * m);
  const n = values.length;
  const means = Float64Array.from(
    { length: k },
    (_, j) => Moments.of(values.subarray(j * m, (j + 1) * m)).mean,
  );
  const moments = Moments.of(means);

  const variance = overlapping
    ? overlappingVariance(values, m, moments.mean) / n
    : moments.variance / k;
  const degrees = overlapping ? 1.5 * (k - 1) : k - 1;
  const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
  const method = overlapping ? "overlapping batch means" : "batch means";

  const C = vonNeumann(means, moments);
  return {
    ...plusMinus(moments.mean, half, { level, n, method }),
    batches: k,
    batchSize: m,
    batchCorrelation: C,
    pValue: 1 - normalCdf(C * Math.sqrt((k * k - 1) / (k - 2))),
  };
}

/** V, the variance of the mean times n, from all batches of m consecutive values. */
function overlappingVariance(values: Float64Array, m: number, mean: number): number {
  const n = values.length;
  let sum = 0; // of the deviations in the batch that ends at i
  let squares = 0;
  for (let i = 0; i < n; i++) {
    sum += values[i] - mean;
    if (i >= m) sum -= values[i - m] - mean;
    if (i >= m - 1) squares += (sum / m) * (sum / m);
  }
  return n * m * squares / ((n - m + 1) * (n - m));
}

/** C; 0 where all batch means are equal, which says nothing against their independence. */
function vonNeumann(means: Float64Array, moments: Moments): number {
  const k = means.length;
  const squares = moments.variance * (k - 1);
  if (squares === 0) return 0;
  let steps = 0;
  for (let j = 1; j < k; j++) steps += (means[j] - means[j - 1]) * (means[j] - means[j - 1]);
  return 1 - steps / (2 * squares);
}
