/**
 * Paired t test: the comparison for common random numbers, where x_i and y_i met the same arrivals,
 * faults and users.
 *
 *     d_i = x_i − y_i,     t = (d̄ − δ₀) / (s_d/√n),     ν = n − 1
 *
 * What both share cancels in d_i: Var d = Var x + Var y − 2 Cov(x, y). The ratio of the means for
 * the same pairs is {@link ratioInterval}; without the assumption of a normal law there are
 * {@link wilcoxonTest} and {@link signTest}.
 *
 * Student, Biometrika 6(1):1–25, 1908; Law, Simulation Modeling and Analysis, 5th ed., §10.2.
 */
import { pairedDifferenceInterval } from "../interval/difference.ts";
import { Moments } from "../moments.ts";
import { studentised, type TestOptions, tPValue, type TTestResult } from "./test-result.ts";

/** How the paired test is asked for. */
export interface PairedTestOptions extends TestOptions {
  /** δ₀: the mean difference under the hypothesis, in the unit of the samples; 0 unless told. */
  readonly difference?: number;
}

/**
 * The t test of E[x_i − y_i] = δ₀; `less` is E[x_i − y_i] < δ₀. The estimate is d̄ with its t
 * interval. Constant differences give p = 1 where they equal δ₀ and p = 0 (or 1, on the wrong side)
 * where not.
 * Throws a RangeError where the samples differ in length or have under two pairs.
 */
export function pairedTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: PairedTestOptions = {},
): TTestResult {
  const { alternative = "two-sided", difference = 0 } = options;
  const estimate = pairedDifferenceInterval(x, y, options);
  const { mean, standardError, count: n } = Moments.of(pairedDifferences("pairedTest", x, y));
  const t = studentised(mean - difference, standardError);
  return {
    method: "paired t",
    statistic: t,
    degreesOfFreedom: n - 1,
    pValue: tPValue(t, n - 1, alternative),
    n,
    estimate,
  };
}

/**
 * x_i − y_i. Throws a RangeError in the caller's name where the lengths differ, none is given, or a
 * difference is not finite.
 */
export function pairedDifferences(
  caller: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): Float64Array {
  if (x.length !== y.length || x.length === 0) {
    throw new RangeError(
      `${caller}: samples must have one length and at least 1 pair, got ${x.length} and ${y.length} values`,
    );
  }
  return Float64Array.from(x, (xi, i) => {
    const d = xi - y[i];
    if (!Number.isFinite(d)) {
      throw new RangeError(`${caller}: values must be finite, got ${xi} and ${y[i]} at index ${i}`);
    }
    return d;
  });
}
