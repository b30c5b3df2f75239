/**
 * Closed forms of information for Gaussian variables, in bits: what the estimators of this folder
 * are held against.
 *
 *     h(X) = ½ log₂(2πe σ²),     I(X; Y) = −½ log₂(1 − ρ²)
 *
 * Cover and Thomas, Elements of Information Theory, 2nd edition, Wiley, 2006, example 8.1.2 and
 * example 8.5.1.
 */
import { ln, log1p } from "../../math/mod.ts";

/**
 * Differential entropy in bits of a normal variable with standard deviation σ; relative to the unit
 * of σ, so it may be negative.
 * Throws a RangeError unless σ is finite and > 0.
 */
export function gaussianEntropy(deviation: number): number {
  if (!(deviation > 0 && deviation < Infinity)) {
    throw new RangeError(`gaussianEntropy: deviation must be finite and > 0, got ${deviation}`);
  }
  return (0.5 * (1 + ln(2 * Math.PI)) + ln(deviation)) / Math.LN2;
}

/**
 * Mutual information in bits of two jointly normal variables of correlation ρ. Throws a RangeError
 * unless |ρ| < 1.
 */
export function gaussianMutualInformation(correlation: number): number {
  if (!(Math.abs(correlation) < 1)) {
    throw new RangeError(
      `gaussianMutualInformation: correlation must be in (−1, 1), got ${correlation}`,
    );
  }
  return (-0.5 * log1p(-correlation * correlation)) / Math.LN2 + 0; // + 0 turns −0 into 0
}
