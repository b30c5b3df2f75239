import { type Estimate, type IntervalOptions, plusMinus, tQuantile } from "../../stats/mod.ts";
import type { SumVariance } from "./variance.ts";

/** value ± t s, with Student's t of the variance's degrees of freedom; 95 % unless told. */
export function tInterval(
  value: number,
  { variance, freedom }: SumVariance,
  n: number,
  method: string,
  { level = 0.95 }: IntervalOptions,
): Estimate {
  const half = tQuantile((1 + level) / 2, freedom) * Math.sqrt(variance);
  return plusMinus(value, half, { level, n, method });
}
