/**
 * Common random numbers: two systems are compared on the same draws, so what both suffer cancels.
 *
 *     Var[X − Y] = Var[X] + Var[Y] − 2 Cov[X, Y]
 *
 * against Var[X] + Var[Y] with independent draws: a gain where both answer alike to the same
 * numbers, which needs that a number serves the same purpose in both. Named streams see to that.
 *
 * Source: Glasserman and Yao, Management Science 38(6):884–908, 1992; Law, Simulation Modeling and
 * Analysis, 5th ed., §11.2.
 */
import type { Random } from "../../random/mod.ts";
import type { IntervalOptions } from "../estimate.ts";
import { meanInterval } from "../interval/mean.ts";
import { Moments } from "../moments.ts";
import { type ReducedEstimate, requireCount, varianceRatioOf } from "./reduced-estimate.ts";

/** A simulated system: one replication's answer, all of its randomness from the stream. */
export type System = (random: Random) => number;

/** A difference on common random numbers. */
export interface CommonEstimate extends ReducedEstimate {
  /** Correlation of the two answers over replications; 0 where one of them is constant. */
  readonly correlation: number;
}

/**
 * E[first] − E[second] over `replications`, in each of which both get the stream `random.stream(i)`
 * from its start; paired t interval. The variance ratio is against two independent sets of as many
 * replications. Throws a RangeError where replications is not a whole number ≥ 2.
 */
export function commonRandomNumbers(
  first: System,
  second: System,
  replications: number,
  random: Random,
  options: IntervalOptions = {},
): CommonEstimate {
  requireCount("commonRandomNumbers", "replications", replications, 2);
  const x = new Moments(), y = new Moments(), difference = new Moments();
  for (let i = 0; i < replications; i++) {
    const xi = first(random.stream(i));
    const yi = second(random.stream(i));
    x.add(xi);
    y.add(yi);
    difference.add(xi - yi);
  }
  const independent = x.variance + y.variance;
  const product = x.standardDeviation * y.standardDeviation;
  return {
    ...meanInterval(difference, options),
    method: "common random numbers",
    varianceRatio: varianceRatioOf(difference.variance, independent),
    correlation: product === 0 ? 0 : (independent - difference.variance) / (2 * product),
  };
}
