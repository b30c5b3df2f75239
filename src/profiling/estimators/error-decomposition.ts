/**
 * What an error is made of: bias, variance, and what the measuring itself costs.
 *
 *     E[(θ̂ − θ)²] = (E θ̂ − θ)² + Var θ̂
 *
 * over repeated estimates of one truth. Of a probe that slows down what it measures, the bias is that
 * of the perturbed system; the overhead stands beside it, in its own unit, since no exchange rate
 * between seconds and accuracy is true for everyone.
 */
import { type Estimate, meanInterval, Moments, varianceInterval } from "../../stats/mod.ts";

export interface ErrorDecomposition {
  /** E θ̂ − θ, in the unit of the estimates, with interval. */
  readonly bias: Estimate;
  /** Var θ̂, in the unit squared, with the interval for normal estimates. */
  readonly variance: Estimate;
  /** √(bias² + variance), in the unit of the estimates. */
  readonly rmse: number;
  /** Share of the mean square error that is bias. */
  readonly biasShare: number;
}

/**
 * @param estimates of independent repetitions, 2 or more
 * @param truth what they are of
 *
 * Throws a RangeError for fewer than 2 estimates.
 */
export function errorDecomposition(
  estimates: ArrayLike<number>,
  truth: number,
): ErrorDecomposition {
  const errors = Float64Array.from(estimates, (estimate) => estimate - truth);
  const { mean, variance } = Moments.of(errors);
  const square = mean * mean + variance;
  return {
    bias: meanInterval(errors),
    variance: varianceInterval(errors),
    rmse: Math.sqrt(square),
    biasShare: square === 0 ? 0 : mean * mean / square,
  };
}
