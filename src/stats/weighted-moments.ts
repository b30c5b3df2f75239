/**
 * Running mean and variance of weighted values.
 *
 *     W += w,     δ = x − x̄,     x̄ += δ w/W,     S += w δ (x − x̄ₙₑᵥ)
 *
 * What a weight means decides the divisor of the variance, so it must be said:
 *
 * - frequency: w is how often x was seen. Variance S/(W − 1), as if each x stood w times in the
 *   sample.
 * - reliability: w is a relative trust (an inverse variance, an importance weight) and its scale
 *   means nothing. Variance S/(W − W₂/W) with W₂ = Σw², unbiased for independent values of one
 *   variance.
 *
 * Recurrence: West, Communications of the ACM 22(9):532–535, 1979.
 */
export class WeightedMoments {
  #n = 0;
  #weight = 0;
  #squares = 0; // W₂ = Σw²
  #mean = 0;
  #s = 0;

  /**
   * Takes in one value with its weight ≥ 0; a weight of 0 changes nothing. Allocates nothing.
   * Throws a RangeError where x is not finite or the weight is negative or not finite.
   */
  add(x: number, weight: number): void {
    if (!(x - x === 0)) throw new RangeError(`WeightedMoments.add: x must be finite, got ${x}`);
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`WeightedMoments.add: weight must be >= 0 and finite, got ${weight}`);
    }
    if (weight === 0) return;
    this.#n += 1;
    this.#weight += weight;
    this.#squares += weight * weight;
    const delta = x - this.#mean;
    this.#mean += delta * weight / this.#weight;
    this.#s += weight * delta * (x - this.#mean);
  }

  /** Takes in all that `other` has seen; `other` is left as it is. */
  merge(other: WeightedMoments): void {
    if (other.#n === 0) return;
    const weight = this.#weight + other.#weight;
    const delta = other.#mean - this.#mean;
    this.#s += other.#s + delta * delta * (this.#weight / weight) * other.#weight;
    this.#mean += delta * (other.#weight / weight);
    this.#weight = weight;
    this.#squares += other.#squares;
    this.#n += other.#n;
  }

  /** Number of values with a positive weight. */
  get count(): number {
    return this.#n;
  }

  /** W, the sum of the weights. */
  get weight(): number {
    return this.#weight;
  }

  /** Weighted mean Σwx/W. Throws a RangeError without weight. */
  get mean(): number {
    this.#require("mean");
    return this.#mean;
  }

  /**
   * Weighted variance, by the meaning of the weights. Throws a RangeError where the divisor is not
   * positive: total frequency ≤ 1, or a single reliability.
   */
  variance(meaning: "frequency" | "reliability"): number {
    this.#require("variance");
    const divisor = meaning === "frequency"
      ? this.#weight - 1
      : this.#weight - this.#squares / this.#weight;
    if (!(divisor > 0) || (meaning === "reliability" && this.#n < 2)) {
      throw new RangeError(
        `WeightedMoments.variance: needs more weight for ${meaning} weights, got ${this.#weight} in ${this.#n} values`,
      );
    }
    return this.#s / divisor;
  }

  /**
   * Kish's effective sample size W²/W₂: the number of equally weighted values whose mean would be
   * as precise.
   */
  get effectiveSampleSize(): number {
    this.#require("effectiveSampleSize");
    return this.#weight * this.#weight / this.#squares;
  }

  #require(what: string): void {
    if (this.#n === 0) throw new RangeError(`WeightedMoments.${what}: no value has a weight > 0`);
  }
}
