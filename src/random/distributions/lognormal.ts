import { exp, expm1, ln, log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { finite, positive, probability } from "../parameter.ts";
import { standardNormalQuantile } from "./normal.ts";

export interface LognormalOptions {
  /** μ = E[ln X]; exp(μ) is the median, in the unit of the variable */
  logMean: number;
  /** σ > 0: the standard deviation of ln X, without unit */
  logStandardDeviation: number;
}

/**
 * The lognormal law: ln X is normal with mean μ and standard deviation σ.
 *
 *     E[X] = exp(μ + σ²/2),   Var[X] = (exp(σ²) − 1) E[X]²
 */
export function lognormal(
  { logMean: mu, logStandardDeviation: sigma }: LognormalOptions,
): Distribution {
  finite("lognormal", "logMean", mu);
  positive("lognormal", "logStandardDeviation", sigma);
  const mean = exp(mu + 0.5 * sigma * sigma);
  return {
    name: `lognormal(log mean ${mu}, log standard deviation ${sigma})`,
    mean,
    variance: expm1(sigma * sigma) * mean * mean,
    draw: (random) => exp(mu + sigma * random.normal()),
    quantile: (p) =>
      exp(mu + sigma * standardNormalQuantile(probability("lognormal.quantile", "p", p))),
  };
}

export interface LognormalMomentsOptions {
  /** E[X] > 0, in the unit of the variable */
  mean: number;
  /** c > 0: standard deviation of X over its mean, without unit */
  coefficientOfVariation: number;
}

/** The lognormal law with the given moments: σ² = ln(1 + c²), μ = ln E[X] − σ²/2. */
export function lognormalFromMoments(
  { mean, coefficientOfVariation: c }: LognormalMomentsOptions,
): Distribution {
  positive("lognormalFromMoments", "mean", mean);
  positive("lognormalFromMoments", "coefficientOfVariation", c);
  const sigma2 = log1p(c * c);
  return lognormal({
    logMean: ln(mean) - 0.5 * sigma2,
    logStandardDeviation: Math.sqrt(sigma2),
  });
}
