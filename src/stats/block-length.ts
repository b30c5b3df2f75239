/**
 * The block length that makes the block bootstrap's variance of the mean most accurate (least mean
 * squared error), from the data.
 *
 *     l = (2 G² / D)^{1/3} n^{1/3}
 *     G = Σ λ(k/M) |k| γₖ,     g = Σ λ(k/M) γₖ,     sums over |k| ≤ M
 *     D = 4/3 g² (circular, moving)   or   2 g² (stationary)
 *
 * with the flat-top window λ(t) = 1 for |t| ≤ ½, 2(1 − |t|) to 1. M = 2m, at most ⌈√n⌉ + 5, where m
 * is the first of five lags in a row whose autocorrelations are within ± 2 √(log₁₀ n / n). (So does
 * the Python package arch; the paper's m is one less.) l is at most min(3√n, n/3), rounded up.
 *
 * Source: Politis and White, Econometric Reviews 23(1):53–70, 2004; the 2 g² of the stationary
 * bootstrap as corrected by Patton, Politis and White, Econometric Reviews 28(4):372–375, 2009.
 */
import { cbrt, log10 } from "../math/mod.ts";
import { autocovariance } from "./autocorrelation.ts";

const inRow = 5; // K: max(5, √log₁₀ n), which is 5 up to n = 10²⁵

/**
 * l, in observations, not rounded; under 1 for series that show no dependence. Throws a RangeError
 * where there are under ten values or all are equal.
 */
export function blockLength(
  series: ArrayLike<number>,
  scheme: "circular" | "stationary" = "circular",
): number {
  const n = series.length;
  if (n < 10) throw new RangeError(`blockLength: needs at least 10 values, got ${n}`);
  const mMax = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + inRow);
  const gamma = autocovariance(series, mMax);
  if (!(gamma[0] > 0)) {
    throw new RangeError(`blockLength: values must not all be equal, got ${series[0]} throughout`);
  }
  const bound = 2 * Math.sqrt(log10(n) / n) * gamma[0];
  const m = firstQuietLag(gamma, bound, mMax);
  const M = Math.min(2 * m, mMax);

  let G = 0, g = gamma[0];
  for (let k = 1; k <= M; k++) {
    const lambda = 2 * k <= M ? 1 : 2 * (1 - k / M);
    G += 2 * lambda * k * gamma[k];
    g += 2 * lambda * gamma[k];
  }
  const D = (scheme === "circular" ? 4 / 3 : 2) * g * g;
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  return D === 0 ? longest : Math.min(longest, cbrt(2 * G * G / D * n));
}

/** m: the first lag of `inRow` quiet ones; mMax where there are none. */
function firstQuietLag(gamma: Float64Array, bound: number, mMax: number): number {
  let quiet = 0;
  for (let k = 1; k < gamma.length; k++) {
    quiet = Math.abs(gamma[k]) < bound ? quiet + 1 : 0;
    if (quiet === inRow) return k - inRow + 1;
  }
  return mMax;
}
