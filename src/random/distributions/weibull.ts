import { exp, expm1, ln, log1p, onFirstCall } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";

const gammaln = onFirstCall("@stdlib/math-base-special-gammaln");

export interface WeibullOptions {
  /** k > 0, without unit: below 1 the hazard falls with age, above 1 it grows */
  shape: number;
  /** λ > 0, in the unit of the variable: 63.2 % lie below it */
  scale: number;
}

/**
 * The Weibull law: P(X > x) = exp(−(x/λ)^k), x ≥ 0; λ E^(1/k) of an exponential E.
 *
 *     E[X] = λ Γ(1 + 1/k),   Var[X] = λ² Γ(1 + 2/k) − E[X]²
 */
export function weibull({ shape: k, scale: lambda }: WeibullOptions): Distribution {
  positive("weibull", "shape", k);
  positive("weibull", "scale", lambda);
  const logMean = gammaln(1 + 1 / k);
  const mean = lambda * exp(logMean);
  return {
    name: `weibull(shape ${k}, scale ${lambda})`,
    mean,
    variance: mean * mean * expm1(gammaln(1 + 2 / k) - 2 * logMean),
    draw: (random) => lambda * exp(ln(random.exponential()) / k),
    quantile(p) {
      probability("weibull.quantile", "p", p);
      return p === 0 ? 0 : lambda * exp(ln(-log1p(-p)) / k);
    },
  };
}
