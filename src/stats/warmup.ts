/**
 * Where a run's warm-up ends.
 *
 * MSER-5 averages the run in batches of five, Z₀ … Z_{k−1}, and cuts off the d batches that make
 * the standard error of what is left smallest:
 *
 *     MSER(d) = Σ_{j≥d} (Zⱼ − Z̄_d)² / (k − d)²,     d* = argmin over 0 ≤ d ≤ k/2
 *
 * A minimum in the second half is no evidence of a steady state but of a run that is too short; so
 * the search stops at the half, and a d* right there is reported as `tooShort`.
 *
 * Welch's procedure is for the eye: average replications, smooth with a moving window of 2w + 1,
 * see where the curve becomes flat.
 *
 * Source: White, Simulation 69(6):323–334, 1997, and Franklin and White, Proc. Winter Simulation
 * Conference 2008, pp. 541–546; Welch, in Lavenberg (ed.), Computer Performance Modeling Handbook,
 * Academic Press 1983, as in Law, Simulation Modeling and Analysis, 5th ed., §9.5.1.
 */
import { Moments } from "./moments.ts";

const batchSize = 5;

/** What MSER-5 found. */
export interface WarmUp {
  /** Number of observations to leave out at the start, a multiple of five. */
  readonly truncation: number;
  /**
   * MSER(d*), in squared units of the run: the variance of the mean of what is left, if its batches
   * were independent (divisor k − d).
   */
  readonly statistic: number;
  /**
   * True where the smallest value stands at the last truncation allowed: simulate longer before
   * believing the mean.
   */
  readonly tooShort: boolean;
}

/**
 * The truncation of a run by MSER-5. Throws a RangeError where there are under 20 values or one is
 * not finite.
 */
export function mser5(run: ArrayLike<number>): WarmUp {
  const k = Math.floor(run.length / batchSize);
  if (k < 4) throw new RangeError(`mser5: needs at least 20 values, got ${run.length}`);
  const last = Math.floor(k / 2);
  // from the end backwards, so that each tail's sum of squares follows from the one before
  const tail = new Moments();
  let best = Infinity, truncation = last;
  for (let d = k - 1; d >= 0; d--) {
    tail.add(batch(run, d));
    if (d > last) continue;
    const size = k - d;
    const statistic = tail.variance * (size - 1) / (size * size);
    if (statistic <= best) { // of equals, the shortest truncation
      best = statistic;
      truncation = d;
    }
  }
  return {
    truncation: truncation * batchSize,
    statistic: best,
    tooShort: truncation === last && best > 0,
  };
}

/**
 * Welch's smoothed mean over replications: element i is the average of observations i − w … i + w
 * over all replications, the window shrunk to 2i + 1 at the start; w = `halfWindow`. As long as the
 * shortest replication less w. Throws a RangeError where there is no replication, or halfWindow is
 * not a whole number ≥ 0 and below that length.
 */
export function welchMovingAverage(
  replications: readonly ArrayLike<number>[],
  halfWindow: number,
): Float64Array {
  const w = halfWindow;
  const length = Math.min(...replications.map((run) => run.length));
  if (replications.length === 0) {
    throw new RangeError("welchMovingAverage: replications must not be empty, got 0 of them");
  }
  if (!Number.isInteger(w) || w < 0 || w >= length) {
    throw new RangeError(
      `welchMovingAverage: halfWindow must be a whole number in [0, ${length}), got ${w}`,
    );
  }
  const mean = Float64Array.from(
    { length },
    (_, i) => Moments.of(replications.map((run) => run[i])).mean,
  );
  return Float64Array.from({ length: length - w }, (_, i) => {
    const reach = Math.min(i, w);
    return Moments.of(mean.subarray(i - reach, i + reach + 1)).mean;
  });
}

function batch(run: ArrayLike<number>, d: number): number {
  let sum = 0;
  for (let i = d * batchSize; i < (d + 1) * batchSize; i++) sum += run[i];
  return sum / batchSize;
}
