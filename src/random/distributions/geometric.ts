import { expm1, log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { probability } from "../parameter.ts";

export interface GeometricOptions {
  /** p: chance of success in one trial, in (0, 1] */
  probability: number;
}

/**
 * The geometric law on {1, 2, 3, …}: how many trials until the first success, that one included.
 *
 *     P(X = k) = (1 − p)^(k−1) p,   E[X] = 1/p
 *
 * Draws as 1 + ⌊E / −ln(1 − p)⌋ of an exponential E. The number of failures is one less.
 */
export function geometric({ probability: p }: GeometricOptions): Distribution {
  probability("geometric", "probability", p);
  if (p === 0) throw new RangeError("geometric: probability must be > 0, got 0");
  const hazard = -log1p(-p);
  return {
    name: `geometric(probability ${p})`,
    mean: 1 / p,
    variance: (1 - p) / p / p,
    draw: (random) => 1 + Math.floor(random.exponential() / hazard),
    quantile(level) {
      probability("geometric.quantile", "p", level);
      if (p === 1) return 1;
      const k = Math.max(Math.ceil(-log1p(-level) / hazard), 1);
      // the quotient may round above the whole number that it is
      return k > 1 && -expm1(-(k - 1) * hazard) >= level ? k - 1 : k;
    },
  };
}
