/**
 * The share of the time that a signal is in a state: how hot a method is.
 *
 *     p̂ = Σ wᵢ 1ᵢ / Σ wᵢ,      n* = p̂ (1 − p̂) / Var p̂
 *
 * with Wilson's interval at the effective sample size n*, the number of samples anywhere that would be
 * worth as much. Where all samples agree there is no variance to see, and n* is the number of samples
 * itself, as for samples that say nothing of each other.
 *
 * Source: Wilson, JASA 22(158):209–212, 1927; effective sample size in Wilson's interval, Kott and
 * Carr, Journal of Official Statistics 13(2):123–137, 1997.
 */
import { type Estimate, type IntervalOptions, normalQuantile } from "../../stats/mod.ts";
import type { Samples } from "../sample.ts";
import { weightedMean } from "./mean.ts";

/** Throws a RangeError for fewer than 2 samples. */
export function shareEstimate(
  samples: Samples,
  isIn: (value: number) => boolean,
  options: IntervalOptions = {},
): Estimate {
  const { level = 0.95 } = options;
  const indicators = samples.values.map((value) => isIn(value) ? 1 : 0);
  const { mean: p, variance } = weightedMean({ ...samples, values: indicators });
  const n = indicators.length;
  const effective = variance > 0 ? p * (1 - p) / variance : n;
  const z = normalQuantile((1 + level) / 2);
  const z2 = z * z / effective;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = z / (1 + z2) * Math.sqrt(p * (1 - p) / effective + z2 / (4 * effective));
  return {
    value: p,
    low: p === 0 ? 0 : Math.max(0, centre - half),
    high: p === 1 ? 1 : Math.min(1, centre + half),
    level,
    n,
    method: `Wilson, ${samples.dependence.kind}`,
  };
}
