import { exp, log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";

export interface ParetoOptions {
  /** m > 0: the least value, in the unit of the variable */
  minimum: number;
  /** α > 0, without unit: the tail's exponent; the mean is infinite up to 1, the variance up to 2 */
  shape: number;
}

/** The Pareto law of type I: P(X > x) = (m/x)^α, x ≥ m; m exp(E/α) of an exponential E. */
export function pareto({ minimum: m, shape: alpha }: ParetoOptions): Distribution {
  positive("pareto", "minimum", m);
  positive("pareto", "shape", alpha);
  const mean = alpha > 1 ? m * (alpha / (alpha - 1)) : Infinity;
  return {
    name: `pareto(minimum ${m}, shape ${alpha})`,
    mean,
    variance: alpha > 2 ? mean * (m / (alpha - 1)) / (alpha - 2) : Infinity,
    draw: (random) => m * exp(random.exponential() / alpha),
    quantile: (p) => m * exp(-log1p(-probability("pareto.quantile", "p", p)) / alpha),
  };
}
