/**
 * The ratio Γ(n/2)/Γ((n − 1)/2), which corrects effect sizes and periodogram peaks for small n.
 *
 * From g(n) g(n − 1) = n/2 − 1 and g(2) = 1/√π, by recurrence. Above n = 400 from the series in
 * 1/x, x = (n − 1)/2,
 *
 *     Γ(x + ½)/Γ(x) = √x (1 − 1/(8x) + 1/(128x²) + 5/(1024x³) − 21/(32768x⁴) − 399/(262144x⁵) + …)
 *
 * whose first term left out is below 1e-16 there. Graham, Knuth and Patashnik, Concrete
 * Mathematics, 2nd edition, exercise 9.60, gives its first terms.
 */

/**
 * Γ(n/2)/Γ((n − 1)/2) for a whole number n ≥ 2, to 1e-14 relative. Throws a RangeError otherwise.
 */
export function gammaHalfRatio(n: number): number {
  if (!Number.isInteger(n) || n < 2) {
    throw new RangeError(`gammaHalfRatio: n must be a whole number ≥ 2, got ${n}`);
  }
  if (n > 400) {
    const u = 2 / (n - 1); // 1/x
    const series = 1 +
      u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32768 - (u * 399) / 262144))));
    return Math.sqrt((n - 1) / 2) * series;
  }
  let g = 1 / Math.sqrt(Math.PI);
  for (let k = 3; k <= n; k++) g = (k / 2 - 1) / g;
  return g;
}
