/**
 * Unrounded results: a product and a quotient as sums of two numbers, a head and a small tail.
 *
 * Source: Dekker, "A floating-point technique for extending the available precision", Numerische
 * Mathematik 18:224–242, 1971.
 */

/**
 * a·b − p exactly, for p the rounded product of a and b. The factors are cut into halves of 24 and 29
 * bits, whose cross products are exact. For 2⁻⁹⁰ < |a|, |b| < 2¹²⁷ and a product above 2⁻⁹⁰⁰.
 */
export function productError(a: number, b: number, p: number): number {
  const ah = Math.fround(a), al = a - ah;
  const bh = Math.fround(b), bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/** (a + aTail)/(b + bTail), rounded nearly once; the tails may be a few per cent of the heads. */
export function quotientOfSums(a: number, aTail: number, b: number, bTail: number): number {
  const n = a + aTail, nTail = a - n + aTail;
  const d = b + bTail, dTail = b - d + bTail;
  const q = n / d;
  const p = q * d;
  return q + (n - p - productError(q, d, p) + (nTail - q * dTail)) / d;
}
