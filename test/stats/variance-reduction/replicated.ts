import { contains } from "../../../src/stats/estimate.ts";
import { Moments } from "../../../src/stats/moments.ts";
import type { ReducedEstimate } from "../../../src/stats/variance-reduction/reduced-estimate.ts";

/** What many replications of one estimate say about it. */
export interface Replicated {
  /** Of the estimates' values. */
  readonly values: Moments;
  /** Of the variance ratios that they report. */
  readonly ratios: Moments;
  /** The share of intervals that contain the truth. */
  readonly coverage: number;
  /**
   * Relative standard error of a variance from that many replications, for about normal values:
   * √(2/(replications − 1)).
   */
  readonly varianceError: number;
}

/** Repeats an estimate. */
export function replicated(
  replications: number,
  truth: number,
  replicate: (
    replication: number,
  ) => Omit<ReducedEstimate, "varianceRatio"> & { varianceRatio: number | null },
): Replicated {
  const values = new Moments(), ratios = new Moments();
  let covered = 0;
  for (let r = 0; r < replications; r++) {
    const estimate = replicate(r);
    values.add(estimate.value);
    ratios.add(estimate.varianceRatio ?? 1);
    if (contains(estimate, truth)) covered += 1;
  }
  const varianceError = Math.sqrt(2 / (replications - 1));
  return { values, ratios, coverage: covered / replications, varianceError };
}

/** E[e^U] = e − 1, and Var[e^U] = (−e² + 4e − 3)/2. */
export const exponential = {
  mean: Math.E - 1,
  variance: (-(Math.E ** 2) + 4 * Math.E - 3) / 2,
};
