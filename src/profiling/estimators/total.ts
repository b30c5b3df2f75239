/**
 * The total of a signal over the time sampled, from samples by any plan: Horvitz and Thompson's
 * estimator.
 *
 *     F̂ = Σ wᵢ fᵢ          unbiased where the plan is
 *
 * Source: Horvitz and Thompson, JASA 47(260):663–685, 1952.
 */
import type { Estimate, IntervalOptions } from "../../stats/mod.ts";
import type { Samples } from "../sample.ts";
import { tInterval } from "./t-interval.ts";
import { sumVariance } from "./variance.ts";

/**
 * In the unit of the signal times seconds: events of a rate, joules of a power. Throws a RangeError for
 * fewer than 2 samples.
 */
export function totalEstimate(samples: Samples, options: IntervalOptions = {}): Estimate {
  const { values, weights, dependence } = samples;
  const terms = values.map((value, i) => weights[i] * value);
  const total = terms.reduce((a, b) => a + b, 0);
  const method = `Horvitz-Thompson, ${dependence.kind}`;
  return tInterval(total, sumVariance(terms, dependence, false), terms.length, method, options);
}
