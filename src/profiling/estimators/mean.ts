/**
 * The mean of a signal over time, from samples by any plan: Hájek's estimator.
 *
 *     m̂ = Σ wᵢ fᵢ / Σ wᵢ,      Var m̂ ≈ Var Σ zᵢ,   zᵢ = wᵢ (fᵢ − m̂) / Σ wⱼ
 *
 * The ratio has a bias of order 1/n, and is mostly far less variable than Σ wᵢ fᵢ over the time, since
 * the number of samples cancels.
 *
 * Source: Hájek in Foundations of Statistical Inference, Holt 1971, p. 236; linearised variance,
 * Särndal, Swensson and Wretman, Model Assisted Survey Sampling, Springer 1992, §5.7.
 */
import type { Estimate, IntervalOptions } from "../../stats/mod.ts";
import type { Samples } from "../sample.ts";
import { tInterval } from "./t-interval.ts";
import { type SumVariance, sumVariance } from "./variance.ts";

/** In the unit of the signal, with Student's t interval. Throws a RangeError for fewer than 2 samples. */
export function meanEstimate(samples: Samples, options: IntervalOptions = {}): Estimate {
  const { mean, ...variance } = weightedMean(samples);
  const method = `Hájek, ${samples.dependence.kind}`;
  return tInterval(mean, variance, samples.values.length, method, options);
}

/** The mean with its variance. Throws as `meanEstimate` does. */
export function weightedMean(samples: Samples): SumVariance & { readonly mean: number } {
  const { values, weights, dependence } = samples;
  const n = values.length;
  let total = 0, weighted = 0;
  for (let i = 0; i < n; i++) {
    total += weights[i];
    weighted += weights[i] * values[i];
  }
  const mean = weighted / total;
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) residuals[i] = weights[i] * (values[i] - mean) / total;
  return { mean, ...sumVariance(residuals, dependence, true) };
}
