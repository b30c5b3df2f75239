import { log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";

export interface ExponentialOptions {
  /** 1/λ: the mean, in the unit of the variable; a rate λ is `{ mean: 1 / rate }` */
  mean: number;
}

/**
 * The exponential law, the one without memory: P(X > x) = exp(−x / mean), x ≥ 0.
 *
 * Draws by ziggurat (ziggurat.ts).
 */
export function exponential({ mean }: ExponentialOptions): Distribution {
  positive("exponential", "mean", mean);
  return {
    name: `exponential(mean ${mean})`,
    mean,
    variance: mean * mean,
    draw: (random) => mean * random.exponential(),
    quantile: (p) => -mean * log1p(-probability("exponential.quantile", "p", p)),
  };
}
