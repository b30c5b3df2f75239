/**
 * Running totals kept to twice the precision of a double, so that a difference of two totals is the
 * sum of what lies between them, rounded once.
 *
 * A total is an unevaluated sum high + low of two doubles (106 bits); the totals of a series stand
 * in one array as high₀, low₀, high₁, low₁, … The error of a difference is at most n · 2⁻¹⁰⁴ of the
 * largest total: integers below 2⁵³ come back exactly, other numbers as the double next to their
 * sum.
 *
 * Method: Dekker, Numerische Mathematik 18(3):224–242, 1971; Knuth, The Art of Computer
 * Programming, volume 2, section 4.2.2 (the sum of two numbers and what its rounding lost).
 */

/** Writes total `to` as total `from` plus x. The two may be the same. */
export function addToTotal(totals: Float64Array, from: number, to: number, x: number): void {
  const high = totals[2 * from];
  const sum = high + x;
  const part = sum - high;
  const lost = (high - (sum - part)) + (x - part) + totals[2 * from + 1];
  totals[2 * to] = sum + lost;
  totals[2 * to + 1] = lost - (totals[2 * to] - sum);
}

/** Total `later` less total `earlier`. */
export function totalBetween(totals: Float64Array, earlier: number, later: number): number {
  const a = totals[2 * later], b = -totals[2 * earlier];
  const sum = a + b;
  const part = sum - a;
  const lost = (a - (sum - part)) + (b - part);
  return sum + (lost + (totals[2 * later + 1] - totals[2 * earlier + 1]));
}
