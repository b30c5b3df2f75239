import type { Distribution } from "../distribution.ts";
import { finite, positive, probability } from "../parameter.ts";
import { onFirstCall } from "../../math/mod.ts";

const erfcinv = onFirstCall("@stdlib/math-base-special-erfcinv");

export interface NormalOptions {
  /** μ, in the unit of the variable */
  mean: number;
  /** σ > 0, in the unit of the variable */
  standardDeviation: number;
}

/**
 * The normal law N(μ, σ²).
 *
 * Draws by ziggurat (ziggurat.ts); quantiles by @stdlib's inverse error function.
 */
export function normal({ mean: mu, standardDeviation: sigma }: NormalOptions): Distribution {
  finite("normal", "mean", mu);
  positive("normal", "standardDeviation", sigma);
  return {
    name: `normal(mean ${mu}, standard deviation ${sigma})`,
    mean: mu,
    variance: sigma * sigma,
    draw: (random) => mu + sigma * random.normal(),
    quantile: (p) => mu + sigma * standardNormalQuantile(probability("normal.quantile", "p", p)),
  };
}

/** Φ⁻¹(p) = −√2 erfc⁻¹(2p), p in [0, 1]: as exact in the far tails as in the middle. */
export function standardNormalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p);
}
