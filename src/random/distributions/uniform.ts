import type { Distribution } from "../distribution.ts";
import { finite, probability } from "../parameter.ts";

export interface UniformOptions {
  /** a: lower end */
  low: number;
  /** b: upper end, above `low` */
  high: number;
}

/**
 * The continuous uniform law on [a, b), by inversion: a + (b − a) u.
 *
 * Throws a RangeError unless low < high, both and their difference finite.
 */
export function uniform({ low: a, high: b }: UniformOptions): Distribution {
  finite("uniform", "low", a);
  finite("uniform", "high", b);
  if (!(a < b)) throw new RangeError(`uniform: low must be < high, got ${a} and ${b}`);
  const width = finite("uniform", "high − low", b - a);
  return {
    name: `uniform(${a} to ${b})`,
    mean: a + width / 2,
    variance: (width / 12) * width,
    draw: (random) => a + width * random.uniform(),
    quantile: (p) => a + width * probability("uniform.quantile", "p", p),
  };
}
