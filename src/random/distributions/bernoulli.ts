import type { Distribution } from "../distribution.ts";
import { probability } from "../parameter.ts";

export interface BernoulliOptions {
  /** p: chance of a 1 */
  probability: number;
}

/** The law of one trial: 1 with probability p, else 0. */
export function bernoulli({ probability: p }: BernoulliOptions): Distribution {
  probability("bernoulli", "probability", p);
  return {
    name: `bernoulli(probability ${p})`,
    mean: p,
    variance: p * (1 - p),
    draw: (random) => (random.uniform() < p ? 1 : 0),
    quantile: (level) => (probability("bernoulli.quantile", "p", level) <= 1 - p ? 0 : 1),
  };
}
