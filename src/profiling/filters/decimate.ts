/**
 * Decimation: fewer samples a second, with or without an anti-alias filter before.
 *
 *     yⱼ = (h ∗ x)ⱼₖ,      new rate fₛ/k
 *
 * Without the filter a tone at f > fₛ/2k comes back at the apparent frequency |f − m fₛ/k| with all of its
 * power; with it, with |H(f)|² of it. So a meter that reads fast, filters and reports slowly does not alias,
 * and one that just reads slowly does.
 *
 * Source: Crochiere and Rabiner, Multirate Digital Signal Processing, Prentice Hall 1983, §2.3.
 */
import { filtered, type LowPass } from "./low-pass.ts";

/**
 * Every k-th sample of the filtered series, from the first.
 *
 * @param filter null for none
 *
 * Throws a RangeError unless the factor k is a whole number ≥ 1.
 */
export function decimated(
  x: ArrayLike<number>,
  factor: number,
  filter: LowPass | null,
): Float64Array {
  if (!(Number.isInteger(factor) && factor >= 1)) {
    throw new RangeError(`decimated: factor must be a whole number ≥ 1, got ${factor}`);
  }
  const y = filter === null ? x : filtered(filter, x);
  return Float64Array.from({ length: Math.ceil(y.length / factor) }, (_, j) => y[j * factor]);
}
