/**
 * Pearson's chi-square test of fit: do counts follow expected ones?
 *
 *     χ² = Σ (O_i − E_i)²/E_i,     ν = k − 1 − (parameters fitted to the same counts)
 *
 * The chi-square law is an approximation, good where no E_i is below about 5 (Cochran 1954); pool
 * the rare cells before.
 *
 * Pearson, Philosophical Magazine 50:157–175, 1900; Cochran, Biometrics 10(4):417–451, 1954.
 */
import type { TestResult } from "./test-result.ts";
import { largeGammaQ, leastLargeShape, onFirstCall } from "../../math/mod.ts";

const gammainc = onFirstCall("@stdlib/math-base-special-gammainc");

/** The answer of a chi-square test. */
export interface ChiSquareResult extends TestResult {
  /** ν of the chi-square law. */
  readonly degreesOfFreedom: number;
  /** The least E_i: below about 5 the p-value is not to be trusted. */
  readonly leastExpected: number;
}

/** How a test of fit is asked for. */
export interface GoodnessOfFitOptions {
  /** Parameters of the law that were estimated from the same counts; 0 unless told. */
  readonly fittedParameters?: number;
}

/**
 * Tests observed counts against expected ones, which need not be whole but must have the same sum
 * (within a relative 1e-8).
 * Throws a RangeError where lengths differ, a count is negative, an expected one is not > 0, sums
 * differ, or ν < 1.
 */
export function chiSquareGoodnessOfFit(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  options: GoodnessOfFitOptions = {},
): ChiSquareResult {
  const { fittedParameters = 0 } = options;
  const k = observed.length;
  if (expected.length !== k) {
    throw new RangeError(
      `chiSquareGoodnessOfFit: observed and expected must be as many, got ${k} and ${expected.length}`,
    );
  }
  const nu = k - 1 - fittedParameters;
  if (!Number.isInteger(fittedParameters) || fittedParameters < 0 || nu < 1) {
    throw new RangeError(
      `chiSquareGoodnessOfFit: ${k} cells and ${fittedParameters} fitted parameters leave no degree of freedom`,
    );
  }
  let statistic = 0, n = 0, total = 0, leastExpected = Infinity;
  for (let i = 0; i < k; i++) {
    const O = observed[i], E = expected[i];
    if (!(O >= 0 && O < Infinity && E > 0 && E < Infinity)) {
      throw new RangeError(
        `chiSquareGoodnessOfFit: observed must be ≥ 0 and expected > 0, got ${O} and ${E} in cell ${i}`,
      );
    }
    statistic += ((O - E) * (O - E)) / E;
    n += O;
    total += E;
    leastExpected = Math.min(leastExpected, E);
  }
  if (!(Math.abs(n - total) <= 1e-8 * total)) {
    throw new RangeError(
      `chiSquareGoodnessOfFit: observed and expected must have one sum, got ${n} and ${total}`,
    );
  }
  // the upper incomplete gamma function itself: 1 − cdf would lose the digits of small p-values
  const pValue = nu / 2 < leastLargeShape
    ? gammainc(statistic / 2, nu / 2, true, true)
    : largeGammaQ(nu / 2, statistic / 2);
  return { method: "chi-square", statistic, degreesOfFreedom: nu, pValue, n, leastExpected };
}
