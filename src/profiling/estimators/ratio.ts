/**
 * The ratio of two signals' totals, read at the same instants: instructions per cycle, joules per
 * request.
 *
 *     R̂ = Σ wᵢ aᵢ / Σ wᵢ bᵢ,      Var R̂ ≈ Var Σ zᵢ,   zᵢ = wᵢ (aᵢ − R̂ bᵢ) / Σ wⱼ bⱼ
 *
 * What counts is the ratio of the totals, not the mean of the ratios: an idle interval with few cycles
 * has as little say as it has cycles. Read at different instants (split over multiplexed groups), the
 * two errors do not cancel any more, and there is no residual to take.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 6.
 */
import type { Estimate, IntervalOptions } from "../../stats/mod.ts";
import type { Samples } from "../sample.ts";
import { tInterval } from "./t-interval.ts";
import { sumVariance } from "./variance.ts";

/**
 * @param denominators the other signal at the same instants
 *
 * Throws a RangeError for fewer than 2 samples, lengths that differ, and a total of 0 below.
 */
export function ratioEstimate(
  numerators: Samples,
  denominators: Float64Array,
  options: IntervalOptions = {},
): Estimate {
  const { values, weights, dependence } = numerators;
  const n = values.length;
  if (denominators.length !== n) {
    throw new RangeError(
      `ratioEstimate: both must be read at the same instants, got ${n} and ${denominators.length}`,
    );
  }
  let above = 0, below = 0;
  for (let i = 0; i < n; i++) {
    above += weights[i] * values[i];
    below += weights[i] * denominators[i];
  }
  if (below === 0) throw new RangeError("ratioEstimate: the total below must not be 0");
  const ratio = above / below;
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    residuals[i] = weights[i] * (values[i] - ratio * denominators[i]) / below;
  }
  const variance = sumVariance(residuals, dependence, true);
  return tInterval(ratio, variance, n, `ratio, ${dependence.kind}`, options);
}
