/**
 * Interval for the mean of a lognormal law, by the logarithms of the observations.
 *
 *     θ = ȳ + s²/2,     e^θ ± … from   θ ± t₁₋α/₂(n − 1) √(s²/n + s⁴/(2(n − 1)))       y = ln x
 *
 * Cox's method with Student's t, as Olsson has it. It knows the law, and so needs no large sample where the
 * intervals of the plain mean do; where the law is another one, it is off however large the sample.
 *
 * Source: Land, Technometrics 14(1):145–158, 1972, who tells it as Cox's; Olsson, J. Statistics Education
 * 13(1), 2005.
 */
import { exp, ln } from "../../math/mod.ts";
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments } from "../moments.ts";

/**
 * The mean e^θ with its interval. Throws a RangeError where there are under two values or one is not
 * > 0.
 */
export function lognormalMeanInterval(
  sample: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("lognormalMeanInterval", options);
  const n = sample.length;
  if (n < 2) throw new RangeError(`lognormalMeanInterval: needs at least 2 values, got ${n}`);
  const logs = new Moments();
  for (let i = 0; i < n; i++) {
    if (!(sample[i] > 0 && sample[i] < Infinity)) {
      throw new RangeError(
        `lognormalMeanInterval: values must be > 0 and finite, got ${sample[i]} at ${i}`,
      );
    }
    logs.add(ln(sample[i]));
  }
  const s2 = logs.variance;
  const theta = logs.mean + s2 / 2;
  const half = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(s2 / n + s2 * s2 / (2 * (n - 1)));
  return {
    value: exp(theta),
    low: exp(theta - half),
    high: exp(theta + half),
    level,
    n,
    method: "lognormal, Cox",
  };
}
