/** Inversion of laws on the whole numbers: by a table of the distribution function, or by bisection. */

const grain = 1 / 0x40000000000000; // 2⁻⁵⁴

/** The least index i with cumulative[i] ≥ p; the last one if there is none. */
export function firstReaching(cumulative: Float64Array, p: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The least whole number k in [low, high] with cdf(k) ≥ p; `high` if there is none. */
export function bisect(
  cdf: (k: number) => number,
  p: number,
  low: number,
  high: number,
): number {
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (cdf(middle) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * P(X ≤ k), k = 0, 1, …, of a law given by P(X = 0) and the ratios P(X = k) / P(X = k − 1). It ends
 * where the ratios fall to 0 or what is left is below 2⁻⁵⁴, half the grain of a uniform number; the
 * last entry is 1.
 */
export function cumulate(first: number, ratio: (k: number) => number): Float64Array {
  const cumulative = [first];
  for (let k = 1, mass = first, sum = first;; k++) {
    const r = ratio(k);
    mass *= r;
    // beyond the mode the tail is below the geometric series with ratio r
    if (r === 0 || (r < 1 && mass / (1 - r) < grain)) break;
    sum += mass;
    cumulative.push(sum);
  }
  cumulative[cumulative.length - 1] = 1;
  return Float64Array.from(cumulative);
}
