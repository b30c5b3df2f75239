import {
  type BatchMeans,
  batchMeans,
  type BatchMeansOptions,
  mser5,
  type WarmUp,
} from "../../stats/mod.ts";

/** The steady-state mean of one run, and what was cut off to get it. */
export interface SteadyState extends BatchMeans {
  /** Observations left out at the start. */
  readonly warmUp: WarmUp;
}

/**
 * The steady-state mean of one long run of observations, in the order they were made: the warm-up is
 * cut off by MSER-5, and the interval comes from batch means.
 *
 * One long run wastes one warm-up instead of one a replication; it suits stations that forget
 * slowly. Look at `warmUp.tooShort` and `pValue`: either warns that the run is too short.
 *
 * Throws a RangeError when what is left has under two observations a batch.
 */
export function steadyState(
  run: ArrayLike<number>,
  options: BatchMeansOptions = {},
): SteadyState {
  const warmUp = mser5(run);
  const rest = Float64Array.from(run).subarray(warmUp.truncation);
  return { ...batchMeans(rest, options), warmUp };
}
