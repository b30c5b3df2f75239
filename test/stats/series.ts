import { Random } from "../../src/random/mod.ts";

/**
 * A stationary first-order autoregression x ← φ x + ε with standard normal ε, from the stream of
 * that name.
 */
export function autoregression(n: number, phi: number, name: string): Float64Array {
  const random = Random.named(name);
  let x = random.normal() / Math.sqrt(1 - phi * phi);
  return Float64Array.from({ length: n }, () => {
    const present = x;
    x = phi * x + random.normal();
    return present;
  });
}

/** The arithmetic mean: a statistic fast enough for coverage studies of the bootstrap. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
