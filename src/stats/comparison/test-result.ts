/** What a hypothesis test answers, and how a statistic becomes a p-value. */
import type { Estimate, IntervalOptions } from "../estimate.ts";
import { normalCdf, tCdf } from "../laws.ts";

/**
 * Which departures from the hypothesis count: x differs from y, lies below it, or lies above it.
 */
export type Alternative = "two-sided" | "less" | "greater";

/** The answer of a hypothesis test. */
export interface TestResult {
  /** The test and how its p-value was found: `mann-whitney exact`. */
  readonly method: string;
  /** The test statistic, as the function's docstring defines it. */
  readonly statistic: number;
  /** Probability, if the hypothesis holds, of a statistic at least as extreme; in [0, 1]. */
  readonly pValue: number;
  /** Number of observations used; of pairs in a paired test. */
  readonly n: number;
}

/** The answer of a test about a shift, with the shift and its interval. */
export interface ShiftTestResult extends TestResult {
  /**
   * How far x lies above y, in their unit. The interval is two-sided at the level asked for,
   * whatever the alternative.
   */
  readonly estimate: Estimate;
}

/** The answer of a t test. */
export interface TTestResult extends ShiftTestResult {
  /** ν of Student's t; not necessarily whole. */
  readonly degreesOfFreedom: number;
}

/** How a test of a shift is asked for. */
export interface TestOptions extends IntervalOptions {
  /** `two-sided` unless told. */
  readonly alternative?: Alternative;
}

/** The p-value of Student's t with ν degrees of freedom; t may be infinite. */
export function tPValue(t: number, degrees: number, alternative: Alternative): number {
  return symmetricPValue(t, (x) => tCdf(x, degrees), alternative);
}

/** The p-value of a standard normal z. */
export function normalPValue(z: number, alternative: Alternative): number {
  return symmetricPValue(z, normalCdf, alternative);
}

/**
 * t = difference/error, where an error of 0 means that the difference is known: 0 if there is none,
 * else ±∞, so that the p-value is 1 or 0 and never NaN.
 */
export function studentised(difference: number, error: number): number {
  return difference === 0 ? 0 : difference / error;
}

/** Upper tails are read as lower ones of −x, which keeps the digits of small p-values. */
function symmetricPValue(
  x: number,
  cdf: (x: number) => number,
  alternative: Alternative,
): number {
  switch (alternative) {
    case "less":
      return cdf(x);
    case "greater":
      return cdf(-x);
    case "two-sided":
      return Math.min(1, 2 * cdf(-Math.abs(x)));
    default:
      throw new RangeError(
        `alternative must be "two-sided", "less" or "greater", got ${String(alternative)}`,
      );
  }
}
