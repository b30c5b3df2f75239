/**
 * ln k! for whole k ≥ 0: a table below 128, above it Stirling's series
 *
 *     ln k! = (k + ½) ln k − k + ½ ln 2π + 1/(12k) − 1/(360k³) + 1/(1260k⁵) − …
 *
 * whose first omitted term is 1/(1680k⁷), below 1e-17 there.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.41.
 */
import { ln } from "../math/mod.ts";

const tabulated = 128;
const halfLogTwoPi = 0.9189385332046727418;

const table = new Float64Array(tabulated);
for (let k = 2, carry = 0; k < tabulated; k++) {
  // Kahan's sum, so that the last entries are as good as the first
  const term = ln(k) - carry;
  table[k] = table[k - 1] + term;
  carry = table[k] - table[k - 1] - term;
}

/** ln k! of a whole k ≥ 0, to a relative 1e-15. */
export function logFactorial(k: number): number {
  if (k < tabulated) return table[k];
  const r = 1 / k;
  const r2 = r * r;
  const series = r * (1 / 12 - r2 * (1 / 360 - r2 * (1 / 1260)));
  return (k + 0.5) * ln(k) - k + halfLogTwoPi + series;
}
