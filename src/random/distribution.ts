import type { Random } from "./random.ts";

/** A law of one real variable that can be drawn from; every distribution of this room is one. */
export interface Distribution {
  /** The family and its parameters, as printed in tables and errors: `exponential(mean 2)`. */
  readonly name: string;
  /** E[X], in the unit of the variable; infinite or NaN where the law has none. */
  readonly mean: number;
  /** Var[X], in that unit squared; infinite where the law has none. */
  readonly variance: number;
  /** One draw. Allocates nothing. */
  draw(random: Random): number;
  /**
   * The p-quantile inf{x : P(X ≤ x) ≥ p}, p in [0, 1]: draws by inversion, for antithetic streams,
   * Latin hypercubes and low-discrepancy points.
   */
  quantile(p: number): number;
}
