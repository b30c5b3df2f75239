/**
 * Histogram over explicit edges e₀ < e₁ < … < eₖ: bin i counts values in [eᵢ, eᵢ₊₁), the last one
 * its upper edge too, as NumPy's does. What lies outside is counted apart, never dropped in
 * silence.
 */
export class Histogram {
  /** The k + 1 edges, ascending, in the unit of the values. */
  readonly edges: Float64Array;
  /** How many values each of the k bins has taken. */
  readonly counts: Float64Array;
  #below = 0;
  #above = 0;
  // bins a unit of x: > 0 where the bins are equally wide, so that a guess finds the bin without a
  // search
  #perUnit = 0;

  /**
   * An empty histogram. Throws a RangeError where there are under two edges, or they do not ascend.
   */
  constructor(edges: ArrayLike<number>) {
    if (edges.length < 2) {
      throw new RangeError(`Histogram: edges must be at least 2, got ${edges.length}`);
    }
    for (let i = 0; i < edges.length; i++) {
      const previous = i === 0 ? -Infinity : edges[i - 1];
      if (!(edges[i] > previous && edges[i] < Infinity)) {
        throw new RangeError(
          `Histogram: edges must be finite and ascend, got ${edges[i]} after ${previous}`,
        );
      }
    }
    this.edges = Float64Array.from(edges);
    this.counts = new Float64Array(edges.length - 1);
  }

  /**
   * `bins` bins of equal width from `from` to `to`. Throws a RangeError where bins < 1 or from ≥
   * to.
   */
  static equalWidth(from: number, to: number, bins: number): Histogram {
    if (!(bins >= 1) || !Number.isInteger(bins)) {
      throw new RangeError(`Histogram.equalWidth: bins must be a whole number >= 1, got ${bins}`);
    }
    if (!(to > from && to - from < Infinity)) {
      throw new RangeError(
        `Histogram.equalWidth: from must be < to, both finite, got ${from} and ${to}`,
      );
    }
    const width = (to - from) / bins;
    const edges = Float64Array.from(
      { length: bins + 1 },
      (_, i) => i === bins ? to : from + i * width,
    );
    const histogram = new Histogram(edges);
    histogram.#perUnit = bins / (to - from);
    return histogram;
  }

  /**
   * Counts x, `times` times. Allocates nothing. Throws a RangeError where x is NaN or times is
   * negative.
   */
  add(x: number, times = 1): void {
    const { edges, counts } = this;
    const k = counts.length;
    if (Number.isNaN(x)) throw new RangeError(`Histogram.add: x must be a number, got ${x}`);
    if (!(times >= 0)) throw new RangeError(`Histogram.add: times must be >= 0, got ${times}`);
    if (x < edges[0]) this.#below += times;
    else if (x > edges[k]) this.#above += times;
    else counts[this.#binOf(x)] += times;
  }

  /**
   * Adds the counts of a histogram with the same edges. Throws a RangeError where the edges differ.
   */
  merge(other: Histogram): void {
    const { edges, counts } = this;
    if (other.edges.length !== edges.length) {
      throw new RangeError(
        `Histogram.merge: edges must be the same, got ${other.edges.length} of them for ${edges.length}`,
      );
    }
    for (let i = 0; i < edges.length; i++) {
      if (edges[i] !== other.edges[i]) {
        throw new RangeError(
          `Histogram.merge: edges must be the same, got ${other.edges[i]} for ${edges[i]}`,
        );
      }
    }
    for (let i = 0; i < counts.length; i++) counts[i] += other.counts[i];
    this.#below += other.#below;
    this.#above += other.#above;
  }

  /** How many values were under the first edge. */
  get below(): number {
    return this.#below;
  }

  /** How many values were over the last edge. */
  get above(): number {
    return this.#above;
  }

  /** How many values were counted, those outside included. */
  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, this.#below + this.#above);
  }

  /**
   * Probability density of each bin, in 1/unit: its share of all values over its width. Throws a
   * RangeError where empty.
   */
  density(): Float64Array {
    const { edges, total } = this;
    if (!(total > 0)) throw new RangeError("Histogram.density: no value was counted");
    return this.counts.map((count, i) => count / (total * (edges[i + 1] - edges[i])));
  }

  #binOf(x: number): number {
    const { edges } = this;
    const last = this.counts.length - 1;
    if (this.#perUnit > 0) {
      // rounding puts the guess off by one bin at most
      const guess = Math.min(last, Math.floor((x - edges[0]) * this.#perUnit));
      if (x < edges[guess]) return guess - 1;
      return guess < last && x >= edges[guess + 1] ? guess + 1 : guess;
    }
    let low = 0, high = last;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (edges[middle] <= x) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
