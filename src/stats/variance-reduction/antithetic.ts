/**
 * Antithetic variates: each evaluation at U is paired with one at 1 − U.
 *
 *     Ȳ = (f(U) + f(1 − U))/2,     Var[Ȳ] = Var[f] (1 + ρ)/2,     ρ = corr(f(U), f(1 − U))
 *
 * so the variance is 1 + ρ times that of as many independent evaluations. ρ ≤ 0 where f is monotone
 * in every uniform; then it cannot do harm. Where f is even about ½, ρ = 1 and the variance
 * doubles.
 *
 * For E[e^U]: 1 + ρ = (−3e² + 10e − 5) / (−e² + 4e − 3) ≈ 0.0323.
 *
 * Source: Hammersley and Morton, Proc. Cambridge Philosophical Society 52(3):449–475, 1956;
 * Asmussen and Glynn, Stochastic Simulation, Springer 2007, §V.3.
 */
import type { Random } from "../../random/mod.ts";
import type { IntervalOptions } from "../estimate.ts";
import { meanInterval } from "../interval/mean.ts";
import { Moments } from "../moments.ts";
import { type ReducedEstimate, requireCount, varianceRatioOf } from "./reduced-estimate.ts";

/**
 * The mean of `integrand` over `pairs` antithetic pairs, with the t interval of the pairs' means; n
 * is the number of pairs. Pair i runs on `random.stream(i)` and on its antithetic twin. The
 * integrand must draw by inversion (`random.uniform()`,
 * `distribution.quantile(random.openUniform())`): only then are the twin's numbers mirror images.
 * Throws a RangeError where pairs is not a whole number ≥ 2.
 */
export function antithetic(
  integrand: (random: Random) => number,
  pairs: number,
  random: Random,
  options: IntervalOptions = {},
): ReducedEstimate {
  requireCount("antithetic", "pairs", pairs, 2);
  const means = new Moments();
  const all = new Moments();
  for (let i = 0; i < pairs; i++) {
    const own = random.stream(i); // named, so that integrands which derive streams of their own differ between pairs
    const twin = own.antithetic();
    const x = integrand(own);
    const y = integrand(twin);
    means.add((x + y) / 2);
    all.add(x);
    all.add(y);
  }
  const varianceRatio = varianceRatioOf(2 * means.variance, all.variance);
  return { ...meanInterval(means, options), method: "antithetic", varianceRatio };
}
