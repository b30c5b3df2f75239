/**
 * Importance sampling: draw where the integrand matters, and weigh by the likelihood ratio.
 *
 *     μ = E_p[f(X)] = E_q[f(X) w(X)],     w = p/q
 *
 *     plain             μ̂ = (1/n) Σ wᵢ fᵢ,     Var = Var_q[w f]/n
 *     self-normalised   μ̃ = Σ wᵢ fᵢ / Σ wᵢ,    Var ≈ Σ wᵢ² (fᵢ − μ̃)² / (Σ wᵢ)²
 *
 * The first is unbiased; the second needs w only up to a factor, at the price of a bias O(1/n).
 *
 * For P(Z > c) of a standard normal Z, drawn from N(c, 1), w(x) = e^{c²/2 − c x} and E_q[(w f)²] =
 * e^{c²} Φ(−2c). A q with lighter tails than |f| p makes the variance infinite without a sign of it
 * in the sample.
 *
 * Source: Owen, Monte Carlo Theory, Methods and Examples, 2013, ch. 9; Asmussen and Glynn,
 * Stochastic Simulation, Springer 2007, §V.1.
 */
import type { Random } from "../../random/mod.ts";
import { type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { normalQuantile } from "../laws.ts";
import { meanInterval } from "../interval/mean.ts";
import { Moments } from "../moments.ts";
import { type ReducedEstimate, requireCount, varianceRatioOf } from "./reduced-estimate.ts";

/** What is integrated, and where it is drawn. X may be a number or a whole path. */
export interface ImportanceSampling<X> {
  /** A draw from q. */
  readonly draw: (random: Random) => X;
  /** w = p/q at x; up to a constant factor where `selfNormalised`. */
  readonly weight: (x: X) => number;
  /** f at x. */
  readonly integrand: (x: X) => number;
  /** Whether to divide by the sum of the weights; false unless told. */
  readonly selfNormalised?: boolean;
}

/** An importance sampling estimate with its diagnostic. */
export interface ImportanceEstimate extends ReducedEstimate {
  /**
   * Kish's (Σw)²/Σw²: how many equally weighted draws the weights amount to. A small share of n
   * warns that few draws carry the answer.
   */
  readonly effectiveSampleSize: number;
}

/**
 * E_p[f] from n draws of q: t interval of the weighted values, or the normal interval with the
 * delta method's variance where self-normalised. Throws a RangeError where n is not a whole number
 * ≥ 2, a weight is negative or not finite, or all weights are 0.
 */
export function importance<X>(
  problem: ImportanceSampling<X>,
  n: number,
  random: Random,
  options: IntervalOptions = {},
): ImportanceEstimate {
  const { draw, weight, integrand, selfNormalised = false } = problem;
  const level = levelOf("importance", options);
  requireCount("importance", "n", n, 2);
  const f = new Float64Array(n), w = new Float64Array(n);
  let weights = 0, squares = 0; // Σw, Σw²
  for (let i = 0; i < n; i++) {
    const x = draw(random);
    const wi = weight(x);
    if (!(wi >= 0 && wi < Infinity)) {
      throw new RangeError(`importance: weight must be >= 0 and finite, got ${wi}`);
    }
    f[i] = integrand(x);
    w[i] = wi;
    weights += wi;
    squares += wi * wi;
  }
  if (weights === 0) throw new RangeError(`importance: all ${n} weights are 0`);
  const effectiveSampleSize = weights * weights / squares;

  const products = new Moments();
  for (let i = 0; i < n; i++) products.add(w[i] * f[i]);
  if (!selfNormalised) {
    // E_p[f²] = E_q[w f²], so the draws from q also tell what plain draws from p would vary
    let second = 0;
    for (let i = 0; i < n; i++) second += w[i] * f[i] * f[i] / n;
    const plain = Math.max(0, second - products.mean * products.mean);
    const varianceRatio = varianceRatioOf(products.variance, plain);
    const estimate = meanInterval(products, options);
    return { ...estimate, method: "importance", varianceRatio, effectiveSampleSize };
  }
  const value = products.mean * n / weights;
  let variance = 0, plain = 0;
  for (let i = 0; i < n; i++) {
    const d = f[i] - value;
    variance += w[i] * d * w[i] * d / (weights * weights);
    plain += w[i] * d * d / weights;
  }
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  const varianceRatio = varianceRatioOf(variance, plain / n);
  const method = "self-normalised importance";
  return { ...plusMinus(value, half, { level, n, method }), varianceRatio, effectiveSampleSize };
}
