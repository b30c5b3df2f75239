/**
 * Running moments: mean, variance, skewness and kurtosis of a stream in one pass, mergeable.
 *
 * With δ = x − x̄ₙ₋₁ a new value moves the mean by δ/n and the sums of powers Mₚ = Σ(xᵢ − x̄)ᵖ by
 *
 *     M₂ += δ² (n−1)/n
 *     M₃ += δ³ (n−1)(n−2)/n² − 3 δ M₂/n
 *     M₄ += δ⁴ (n−1)(n²−3n+3)/n³ + 6 δ² M₂/n² − 4 δ M₃/n          (old M₂, M₃ on the right)
 *
 * which does not lose digits where the mean is large against the spread, as Σx² − (Σx)²/n does.
 *
 * Mean and variance: Welford, Technometrics 4(3):419–420, 1962.
 * Merging:           Chan, Golub and LeVeque, The American Statistician 37(3):242–247, 1983.
 * Third and fourth:  Pébay, Sandia report SAND2008-6212, 2008.
 */
export class Moments {
  #n = 0;
  #mean = 0;
  #m2 = 0;
  #m3 = 0;
  #m4 = 0;
  #min = Infinity;
  #max = -Infinity;

  /** The moments of a whole sample. */
  static of(values: ArrayLike<number>): Moments {
    const moments = new Moments();
    for (let i = 0; i < values.length; i++) moments.add(values[i]);
    return moments;
  }

  /** Takes one value in. Allocates nothing. Throws a RangeError where x is not finite. */
  add(x: number): void {
    if (!(x - x === 0)) throw new RangeError(`Moments.add: x must be finite, got ${x}`);
    const n = ++this.#n;
    const delta = x - this.#mean;
    const step = delta / n; // δ/n
    const square = step * step;
    const term = delta * step * (n - 1); // δ² (n−1)/n
    this.#mean += step;
    this.#m4 += term * square * (n * n - 3 * n + 3) + 6 * square * this.#m2 - 4 * step * this.#m3;
    this.#m3 += term * step * (n - 2) - 3 * step * this.#m2;
    this.#m2 += term;
    if (x < this.#min) this.#min = x;
    if (x > this.#max) this.#max = x;
  }

  /**
   * Takes in all that `other` has seen, as if its values had been added here; `other` is left as it
   * is.
   */
  merge(other: Moments): void {
    const na = this.#n, nb = other.#n;
    if (nb === 0) return;
    const n = na + nb;
    const delta = other.#mean - this.#mean;
    const step = delta / n;
    const a2 = this.#m2, b2 = other.#m2, a3 = this.#m3, b3 = other.#m3;
    const product = delta * step * na * nb; // δ² nₐn_b/n
    this.#m4 += other.#m4 + product * step * step * (na * na - na * nb + nb * nb) +
      6 * step * step * (na * na * b2 + nb * nb * a2) + 4 * step * (na * b3 - nb * a3);
    this.#m3 += b3 + product * step * (na - nb) + 3 * step * (na * b2 - nb * a2);
    this.#m2 += b2 + product;
    this.#mean += step * nb;
    this.#n = n;
    if (other.#min < this.#min) this.#min = other.#min;
    if (other.#max > this.#max) this.#max = other.#max;
  }

  /** Forgets everything, for use after a warm-up. */
  reset(): void {
    this.#n =
      this.#mean =
      this.#m2 =
      this.#m3 =
      this.#m4 =
        0;
    this.#min = Infinity;
    this.#max = -Infinity;
  }

  /** Number of values taken in. */
  get count(): number {
    return this.#n;
  }

  /**
   * Arithmetic mean, in the unit of the values. Throws a RangeError without values, as all below
   * do.
   */
  get mean(): number {
    this.#require("mean", 1);
    return this.#mean;
  }

  /** Smallest value. */
  get min(): number {
    this.#require("min", 1);
    return this.#min;
  }

  /** Largest value. */
  get max(): number {
    this.#require("max", 1);
    return this.#max;
  }

  /** Unbiased sample variance M₂/(n−1), in squared units; needs two values. */
  get variance(): number {
    this.#require("variance", 2);
    return this.#m2 / (this.#n - 1);
  }

  /** Square root of the variance; needs two values. */
  get standardDeviation(): number {
    this.#require("standardDeviation", 2);
    return Math.sqrt(this.variance);
  }

  /** Standard error of the mean s/√n, for independent values; needs two. */
  get standardError(): number {
    this.#require("standardError", 2);
    return Math.sqrt(this.variance / this.#n);
  }

  /**
   * Skewness g₁ = √n M₃ / M₂^(3/2), the moment ratio without small-sample correction. Throws where
   * all values are equal.
   */
  get skewness(): number {
    this.#requireSpread("skewness");
    return Math.sqrt(this.#n) * this.#m3 / (this.#m2 * Math.sqrt(this.#m2));
  }

  /**
   * Excess kurtosis g₂ = n M₄ / M₂² − 3: 0 for the normal law. Throws where all values are equal.
   */
  get kurtosis(): number {
    this.#requireSpread("kurtosis");
    return this.#n * this.#m4 / (this.#m2 * this.#m2) - 3;
  }

  #require(what: string, n: number): void {
    if (this.#n < n) {
      throw new RangeError(`Moments.${what}: needs at least ${n} values, got ${this.#n}`);
    }
  }

  #requireSpread(what: string): void {
    this.#require(what, 2);
    if (!(this.#m2 > 0)) {
      throw new RangeError(
        `Moments.${what}: not defined where all values are equal to ${this.#mean}`,
      );
    }
  }
}

/**
 * Observations of one quantity: the values themselves, or their running moments where the values
 * were not kept.
 */
export type Sample = ArrayLike<number> | Moments;

/**
 * The moments of a sample given either way. Throws a RangeError in the caller's name where there
 * are under `least` values.
 */
export function momentsOf(caller: string, sample: Sample, least: number): Moments {
  const moments = sample instanceof Moments ? sample : Moments.of(sample);
  if (moments.count < least) {
    throw new RangeError(`${caller}: needs at least ${least} values, got ${moments.count}`);
  }
  return moments;
}
