/**
 * Conditional Monte Carlo: what can be integrated by hand is not simulated.
 *
 *     E[Y] = E[E[Y | Z]],     Var[Y] = Var[E[Y | Z]] + E[Var[Y | Z]]
 *
 * so averaging g(Z) = E[Y | Z] instead of Y removes the second term, whatever Z is. For the tail of
 * a sum of independent X₁ + … + Xₙ > c one conditions on all but the last: g = P(Xₙ > c − X₁ − … −
 * Xₙ₋₁).
 *
 * Source: Asmussen and Glynn, Stochastic Simulation, Springer 2007, §V.4.
 */
import type { Random } from "../../random/mod.ts";
import type { Estimate, IntervalOptions } from "../estimate.ts";
import { meanInterval } from "../interval/mean.ts";
import { Moments } from "../moments.ts";
import { requireCount, varianceRatioOf } from "./reduced-estimate.ts";

/** What is drawn, and what is known given it. */
export interface Conditioning<Z> {
  /** A draw of Z. */
  readonly draw: (random: Random) => Z;
  /** E[Y | Z = z]. */
  readonly expectation: (z: Z) => number;
  /** Var[Y | Z = z], which tells what was saved; g(1 − g) where Y is an indicator. */
  readonly variance?: (z: Z) => number;
}

/** A conditional Monte Carlo estimate, and what conditioning bought where that can be told. */
export interface ConditionalEstimate extends Estimate {
  /**
   * Var[E[Y | Z]]/Var[Y] ≤ 1, as in a ReducedEstimate; null where no conditional variance was
   * given.
   */
  readonly varianceRatio: number | null;
}

/**
 * E[Y] from n draws of Z, with the t interval of E[Y | Z]. Throws a RangeError where n is not a
 * whole number ≥ 2 or a conditional variance is negative.
 */
export function conditional<Z>(
  conditioning: Conditioning<Z>,
  n: number,
  random: Random,
  options: IntervalOptions = {},
): ConditionalEstimate {
  const { draw, expectation, variance } = conditioning;
  requireCount("conditional", "n", n, 2);
  const expectations = new Moments();
  const variances = new Moments();
  for (let i = 0; i < n; i++) {
    const z = draw(random);
    expectations.add(expectation(z));
    const v = variance?.(z) ?? 0;
    if (!(v >= 0)) throw new RangeError(`conditional: variance must be >= 0, got ${v}`);
    variances.add(v);
  }
  const between = expectations.variance;
  const varianceRatio = variance === undefined
    ? null
    : varianceRatioOf(between, between + variances.mean);
  return { ...meanInterval(expectations, options), method: "conditional", varianceRatio };
}
