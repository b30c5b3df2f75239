/**
 * Doubles that are short decimals, as nearly all numbers in captures are, kept as whole numbers.
 *
 *     0.403454086 s    is 403454086 / 10⁹ and nothing else, so 403454086 is kept with scale 9
 *
 * The quotient of two whole numbers below 2⁵³ is rounded once, so what comes back has the same
 * bits. The low bits of such doubles look random: as whole numbers they take a third of the room.
 */

/** Powers of ten, by digits after the point. */
export const scales: Readonly<Record<number, number>> = { 0: 1, 3: 1e3, 6: 1e6, 9: 1e9 };

/** Digits that 18-digit decimals, and doubles, can hold: whole numbers below 2⁵³. */
const most = Number.MAX_SAFE_INTEGER;

/** The least scale with which all values come back as they are; undefined where none does. */
export function decimalScale(values: Float64Array): number | undefined {
  return [0, 3, 6, 9].find((scale) => values.every((value) => isDecimal(value, scales[scale])));
}

function isDecimal(value: number, power: number): boolean {
  if (Number.isNaN(value)) return true;
  const whole = Math.round(value * power);
  return Math.abs(whole) <= most && whole / power === value && !Object.is(value, -0);
}

/** The whole number for each value, null for NaN. */
export function toDecimals(values: Float64Array, scale: number): (bigint | null)[] {
  const power = scales[scale];
  return Array.from(
    values,
    (value) => Number.isNaN(value) ? null : BigInt(Math.round(value * power)),
  );
}
