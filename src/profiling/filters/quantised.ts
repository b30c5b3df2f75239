/**
 * A filter whose coefficients have few bits, as in fixed-point hardware.
 *
 *     c → Δ round(c/Δ),     Δ = 2ᵉ⁺¹⁻ᵇ,     2ᵉ the least power of two that is ≥ every |c|
 *
 * Of M + 1 taps none moves by more than Δ/2, so
 *
 *     |H′(f) − H(f)| ≤ (M + 1) Δ/2,      and about Δ √((M + 1)/12) in root mean square
 *
 * which is the floor of the stop band, however many decibels were designed. In an IIR filter the poles
 * move: near the unit circle a few bits less make it ring or oscillate.
 *
 * Source: Oppenheim and Schafer, Discrete-Time Signal Processing, 3rd edition, §6.8.
 */
import type { LowPass, Section } from "./low-pass.ts";

/**
 * The filter with coefficients of b bits, sign included. Throws a RangeError unless bits is a whole number
 * from 2 to 32, and where an IIR filter becomes unstable.
 */
export function quantised(filter: LowPass, bits: number): LowPass {
  if (!(Number.isInteger(bits) && bits >= 2 && bits <= 32)) {
    throw new RangeError(`quantised: bits must be a whole number from 2 to 32, got ${bits}`);
  }
  if (filter.kind === "fir") return { kind: "fir", taps: rounded(filter.taps, bits) };
  const sections = filter.sections.map((section): Section => {
    const [b0, b1, b2] = rounded(section.slice(0, 3), bits);
    const [, a1, a2] = rounded([2, section[3], section[4]], bits); // |a₁| < 2 in every stable section
    const isStable = Math.abs(a2) < 1 && Math.abs(a1) < 1 + a2;
    if (!isStable) {
      throw new RangeError(
        `quantised: ${bits} bits make a section unstable (a = ${a1}, ${a2}): take more bits, a higher ` +
          "cutoff, or a FIR filter",
      );
    }
    return [b0, b1, b2, a1, a2];
  });
  return { kind: "iir", sections };
}

/** Δ of these coefficients. */
export function coefficientStep(coefficients: ArrayLike<number>, bits: number): number {
  let largest = 0;
  for (let i = 0; i < coefficients.length; i++) {
    largest = Math.max(largest, Math.abs(coefficients[i]));
  }
  let step = 1;
  while (step < largest) step *= 2;
  while (step / 2 >= largest && step > 0) step /= 2;
  for (let b = 1; b < bits; b++) step /= 2;
  return step;
}

function rounded(coefficients: ArrayLike<number>, bits: number): Float64Array {
  const step = coefficientStep(coefficients, bits);
  return Float64Array.from(coefficients, (c) => step * Math.round(c / step));
}
