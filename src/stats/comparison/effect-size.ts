/**
 * Standardised mean difference: how far two means lie apart, in standard deviations.
 *
 *     Cohen's d = (x̄ − ȳ)/s,     s² = ((n − 1)sₓ² + (m − 1)sᵧ²)/ν,     ν = n + m − 2
 *     Hedges' g = J(ν) d,        J(ν) = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2))
 *
 * d overstates in small samples (by 4 % at ν = 20) and g does not. The interval is the large-sample
 * one, ± z √((n + m)/(nm) + d²/(2(n + m))), times J for g. It supposes normal samples of one
 * variance.
 *
 * Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., Erlbaum, 1988, §2.2 (0.2
 * small, 0.5 medium, 0.8 large).
 * Hedges, Journal of Educational Statistics 6(2):107–128, 1981; Hedges and Olkin, Statistical
 * Methods for Meta-Analysis, Academic Press, 1985, chapter 5.
 */
import { type Estimate, type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { gammaHalfRatio } from "../gamma-ratio.ts";
import { normalQuantile } from "../laws.ts";
import { momentsOf, type Sample } from "../moments.ts";

/**
 * d of two independent samples; positive where x lies above.
 * Throws a RangeError where a sample has under two values or both are constant.
 */
export function cohenD(x: Sample, y: Sample, options: IntervalOptions = {}): Estimate {
  return standardised("cohenD", x, y, options, () => 1, "cohen");
}

/** g of two independent samples: d without its small-sample bias. Throws as {@link cohenD}. */
export function hedgesG(x: Sample, y: Sample, options: IntervalOptions = {}): Estimate {
  const J = (nu: number) => gammaHalfRatio(nu) / Math.sqrt(nu / 2);
  return standardised("hedgesG", x, y, options, J, "hedges");
}

function standardised(
  caller: string,
  x: Sample,
  y: Sample,
  options: IntervalOptions,
  correction: (nu: number) => number,
  method: string,
): Estimate {
  const level = levelOf(caller, options);
  const a = momentsOf(caller, x, 2);
  const b = momentsOf(caller, y, 2);
  const n = a.count, m = b.count;
  const nu = n + m - 2;
  const s = Math.sqrt(((n - 1) * a.variance + (m - 1) * b.variance) / nu);
  if (!(s > 0)) throw new RangeError(`${caller}: samples must vary, both are constant`);
  const d = (a.mean - b.mean) / s;
  const J = correction(nu);
  const error = Math.sqrt((n + m) / (n * m) + (d * d) / (2 * (n + m)));
  const z = normalQuantile((1 + level) / 2);
  return plusMinus(J * d, J * z * error, { level, n: n + m, method });
}
