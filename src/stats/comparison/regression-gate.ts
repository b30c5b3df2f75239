/**
 * Regression gate: has a measure got worse than a baseline by more than a threshold? With too few
 * replications it says so.
 *
 * With the relative worsening w = ratio − 1 (ratio of candidate to baseline where lower is better,
 * of baseline to candidate where higher is) and its interval [low, high],
 *
 *     high ≤ threshold   pass         the candidate is surely not worse than allowed
 *     low > threshold    regressed    it surely is
 *     otherwise          undecided    more replications are needed, see {@link gateReplications}
 *
 * The interval decides, not the point. At level 1 − α a candidate that is really within the
 * threshold is called regressed with probability at most α/2, and one that is really beyond it
 * passes with probability at most α/2, as far as the interval keeps its level.
 *
 * Methods: `mean` compares means (Fieller's interval); `rank` compares whole distributions on a
 * logarithmic scale (Hodges-Lehmann shift of the logarithms), for heavy tails and positive values.
 */
import { exp, ln } from "../../math/mod.ts";
import { type Estimate, levelOf } from "../estimate.ts";
import { ratioInterval } from "../interval/ratio.ts";
import { hodgesLehmannCentre, hodgesLehmannShift } from "./hodges-lehmann.ts";
import { pairedDifferences } from "./paired.ts";
import { ratioOfMeans } from "./ratio-of-means.ts";

/** What the gate says. */
export type Verdict = "pass" | "regressed" | "undecided";

/** How the gate is set. */
export interface RegressionGateOptions {
  /** Worsening that is allowed, as a share of the baseline: 0.05 is 5 %. ≥ 0. */
  readonly threshold: number;
  /** Which way is better; `lower` (latency, energy) unless told. */
  readonly better?: "lower" | "higher";
  /** Level of the interval, in (0, 1); 0.95 unless told. */
  readonly level?: number;
  /** `mean` unless told. */
  readonly method?: "mean" | "rank";
  /**
   * Whether candidate and baseline share their random numbers, value by value; false unless told.
   */
  readonly paired?: boolean;
}

/** What the gate says, and why. */
export interface GateResult {
  readonly verdict: Verdict;
  /** Relative worsening: 0.1 is 10 % worse than the baseline, −0.1 better. */
  readonly worsening: Estimate;
  /** The threshold it was held against. */
  readonly threshold: number;
}

/**
 * Judges a candidate's replications against the baseline's. Values must have a positive mean; for
 * `rank` each must be positive.
 * Throws a RangeError where the threshold is negative, a value is not as said, or the samples are
 * too small for the interval.
 */
export function regressionGate(
  baseline: ArrayLike<number>,
  candidate: ArrayLike<number>,
  options: RegressionGateOptions,
): GateResult {
  const { threshold, better = "lower" } = options;
  if (!(threshold >= 0 && threshold < Infinity)) {
    throw new RangeError(`regressionGate: threshold must be finite and ≥ 0, got ${threshold}`);
  }
  const [worseIfLarge, reference] = better === "lower"
    ? [candidate, baseline]
    : [baseline, candidate];
  const ratio = ratioOf(worseIfLarge, reference, options);
  const worsening = {
    ...ratio,
    value: ratio.value - 1,
    low: ratio.low - 1,
    high: ratio.high - 1,
  };
  const verdict = worsening.high <= threshold
    ? "pass"
    : worsening.low > threshold
    ? "regressed"
    : "undecided";
  return { verdict, worsening, threshold };
}

function ratioOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: RegressionGateOptions,
): Estimate {
  const { method = "mean", paired = false } = options;
  const interval = { level: levelOf("regressionGate", options) };
  if (method === "mean") {
    requirePositiveMean(x);
    requirePositiveMean(y);
    return paired ? ratioInterval(x, y, interval) : ratioOfMeans(x, y, interval);
  }
  const logX = logarithms(x);
  const logY = logarithms(y);
  const shift = paired
    ? hodgesLehmannCentre(pairedDifferences("regressionGate", logX, logY), interval)
    : hodgesLehmannShift(logX, logY, interval);
  return {
    ...shift,
    value: exp(shift.value),
    low: exp(shift.low),
    high: exp(shift.high),
    method: `${shift.method} of logarithms`,
  };
}

function requirePositiveMean(values: ArrayLike<number>): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  if (!(sum > 0)) {
    throw new RangeError(
      `regressionGate: samples must have a mean > 0 for a relative change, got ${
        sum / values.length
      } of ${values.length} values`,
    );
  }
}

function logarithms(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, i) => {
    if (!(value > 0 && value < Infinity)) {
      throw new RangeError(
        `regressionGate: values must be > 0 for method "rank", got ${value} at index ${i}`,
      );
    }
    return ln(value);
  });
}
