import type { Distribution } from "../distribution.ts";
import { probability, wholeNumber } from "../parameter.ts";

export interface IntegerOptions {
  /** a: least value, a whole number */
  low: number;
  /** b: greatest value, a whole number of at least `low` */
  high: number;
}

/**
 * The discrete uniform law on the n = b − a + 1 whole numbers {a, …, b}, both ends included, without
 * the bias of `floor(n u)`.
 */
export function integer({ low: a, high: b }: IntegerOptions): Distribution {
  const most = Number.MAX_SAFE_INTEGER;
  wholeNumber("integer", "low", a, -most, most);
  wholeNumber("integer", "high", b, a, most);
  const n = wholeNumber("integer", "high − low + 1", b - a + 1, 1, most);
  return {
    name: `integer(${a} to ${b})`,
    mean: a + (n - 1) / 2,
    variance: ((n - 1) / 12) * (n + 1),
    draw: (random) => a + random.integer(n),
    quantile: (p) => a + rankOf(probability("integer.quantile", "p", p), n),
  };
}

/** The least i in {0, …, n − 1} with (i + 1) / n ≥ p: where n equal steps of 1/n first reach p. */
export function rankOf(p: number, n: number): number {
  const i = Math.max(Math.ceil(p * n) - 1, 0);
  // p n may round above the whole number that it is
  return i > 0 && i / n >= p ? i - 1 : Math.min(i, n - 1);
}
