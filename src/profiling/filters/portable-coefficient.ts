/**
 * Coefficients of the filter library on a grid of 2⁻⁴⁰.
 *
 * The library designs with the runtime's own sine, which may differ in the last bit, 2⁻⁵³ of a
 * coefficient near 1; on the grid the same number comes out everywhere. It moves no gain by more than
 * 2⁻⁴¹ a coefficient, −190 dB for a hundred taps.
 */
export function portableCoefficient(x: number): number {
  const rounded = Math.round(x * 0x10000000000) / 0x10000000000;
  return rounded === 0 ? 0 : rounded;
}
