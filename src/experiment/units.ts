/**
 * Units that people write: symbols, prefixes, and what they are in SI units.
 *
 * Prefixes stand as powers of ten, not as factors, so that text becomes the number nearest to what was
 * written: `20ms` is read as 20e-3, which is 0.02, where 20 · 0.001 need not be.
 */

/** SI prefixes as powers of ten; `u` is µ as keyboards have it. */
export const decimalPrefixes: Readonly<Record<string, number>> = {
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  m: -3,
  µ: -6,
  u: -6,
  n: -9,
  p: -12,
};

/** Prefixes of IEC 80000-13 as powers of two, for bytes and bits. */
export const binaryPrefixes: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40 };

const symbols = ["s", "m", "J", "W", "Hz", "B", "bit", "V", "A", "K", "N", "Pa", "C", "Wh"];

/** Whether prefixes may stand before the unit: an SI symbol, alone or over others, as in `B/s`. */
export function takesPrefix(unit: string): boolean {
  const [, first] = /^([^/·*^ ]+)(?:\/[^/]+)?$/.exec(unit) ?? [];
  return first !== undefined && symbols.includes(first);
}
