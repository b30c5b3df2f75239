/**
 * Ranks 1 … n of the values of a sample, where equal values share the mean of their ranks
 * (midranks).
 */

/** Midranks and what ties take from the variance of rank statistics. */
export interface Ranking {
  /** Midrank of each value, in the order of the values. */
  readonly ranks: Float64Array;
  /** Σ (t³ − t) over groups of t equal values; 0 without ties. */
  readonly tieTerm: number;
}

/**
 * Ranks the values in ascending order. Throws a RangeError in the caller's name where a value is
 * NaN.
 */
export function rank(caller: string, values: ArrayLike<number>): Ranking {
  const n = values.length;
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(values[i])) {
      throw new RangeError(`${caller}: values must be numbers, got NaN at index ${i}`);
    }
  }
  // compared by < and not by difference, since ∞ − ∞ is NaN
  const order = Int32Array.from({ length: n }, (_, i) => i)
    .sort((i, j) => (values[i] < values[j] ? -1 : values[i] > values[j] ? 1 : 0));
  const ranks = new Float64Array(n);
  let tieTerm = 0;
  for (let first = 0; first < n;) {
    let after = first + 1;
    while (after < n && values[order[after]] === values[order[first]]) after += 1;
    const t = after - first;
    for (let r = first; r < after; r++) ranks[order[r]] = (first + 1 + after) / 2;
    tieTerm += t * t * t - t;
    first = after;
  }
  return { ranks, tieTerm };
}
