/**
 * An open Jackson network: nodes of one exponential server each, Poisson arrivals from outside, and
 * a customer who leaves node i goes to j with probability Pᵢⱼ, or out.
 *
 *     λ = γ + Pᵀλ,     ρᵢ = λᵢ/μᵢ,     Lᵢ = ρᵢ/(1 − ρᵢ),     W = Σ Lᵢ / Σ γᵢ
 *
 * Each node behaves as an M/M/1 of its own.
 *
 * Source: Jackson, Operations Research 5(4):518–521, 1957.
 */
import { fromRows, solve } from "../../math/mod.ts";

export interface JacksonMeans {
  /** Customers per second through each node. */
  readonly throughput: Float64Array;
  /** Mean number of customers at each node. */
  readonly population: Float64Array;
  /** Mean time from outside to outside, s. */
  readonly stay: number;
}

/**
 * @param gamma arrivals from outside to each node, 1/s (n)
 * @param mu service rates, 1/s (n)
 * @param routing P, probabilities (n, n), rows summing to at most 1
 *
 * Throws a RangeError when a node is not stable.
 */
export function jackson(
  gamma: readonly number[],
  mu: readonly number[],
  routing: readonly (readonly number[])[],
): JacksonMeans {
  // (I − Pᵀ) λ = γ
  const system = gamma.map((_, j) => routing.map((row, i) => (i === j ? 1 : 0) - row[j]));
  const throughput = solve(fromRows(system), Float64Array.from(gamma));
  const population = throughput.map((lambda, i) => {
    const rho = lambda / mu[i];
    if (!(rho < 1)) throw new RangeError(`jackson: load of node ${i} must be < 1, got ${rho}`);
    return rho / (1 - rho);
  });
  const inside = population.reduce((sum, L) => sum + L, 0);
  return { throughput, population, stay: inside / gamma.reduce((sum, g) => sum + g, 0) };
}
