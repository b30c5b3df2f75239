/**
 * Interval for a proportion: k successes in n independent trials, p̂ = k/n.
 *
 *     Wilson            ends p that solve |p̂ − p| = z √(p(1 − p)/n)
 *     Clopper-Pearson   ends p at which a tail of the binomial law is α/2, in beta quantiles
 *                       [B_{α/2}(k, n−k+1), B_{1−α/2}(k+1, n−k)]
 *
 * Wilson's covers close to the level on average and is the default. Clopper and Pearson's covers at
 * least the level for every p, and is longer. Not here: Wald's p̂ ± z √(p̂(1 − p̂)/n), which covers
 * far too little for small n or extreme p, and is the single point p̂ at k = 0.
 *
 * Source: Wilson, J. American Statistical Association 22(158):209–212, 1927; Clopper and Pearson,
 * Biometrika 26(4):404–413, 1934; compared in Brown, Cai and DasGupta, Statistical Science
 * 16(2):101–133, 2001.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { betaQuantile, normalQuantile } from "../laws.ts";

/** How the interval of a proportion is made. */
export interface ProportionIntervalOptions extends IntervalOptions {
  /** `wilson` unless told. */
  readonly method?: "wilson" | "clopper-pearson";
}

/**
 * The proportion successes/trials with its interval, within [0, 1]. Throws a RangeError where
 * trials is not a whole number ≥ 1 or successes not one in [0, trials].
 */
export function proportionInterval(
  successes: number,
  trials: number,
  options: ProportionIntervalOptions = {},
): Estimate {
  const { method = "wilson" } = options;
  const level = levelOf("proportionInterval", options);
  const k = successes, n = trials;
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RangeError(`proportionInterval: trials must be a whole number >= 1, got ${n}`);
  }
  if (!Number.isSafeInteger(k) || k < 0 || k > n) {
    throw new RangeError(
      `proportionInterval: successes must be a whole number in [0, ${n}], got ${k}`,
    );
  }
  const [low, high] = method === "wilson" ? wilson(k, n, level) : clopperPearson(k, n, level);
  return { value: k / n, low, high, level, n, method };
}

function wilson(k: number, n: number, level: number): [number, number] {
  const z = normalQuantile((1 + level) / 2);
  const centre = (k + z * z / 2) / (n + z * z);
  const half = z / (n + z * z) * Math.sqrt(k * (n - k) / n + z * z / 4);
  // at the ends the root is 0 or 1 exactly, and rounding must not cut it off
  return [k === 0 ? 0 : centre - half, k === n ? 1 : centre + half];
}

function clopperPearson(k: number, n: number, level: number): [number, number] {
  const tail = (1 - level) / 2;
  return [
    k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  ];
}
