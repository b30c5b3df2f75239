/**
 * A low-pass filter as coefficients: running it over a series, and its gain at a frequency.
 *
 *     FIR   yⱼ = Σᵢ hᵢ xⱼ₋ᵢ                                     H(z) = Σᵢ hᵢ z⁻ⁱ
 *     IIR   sections of order two, one after the other:
 *           yⱼ = b₀xⱼ + b₁xⱼ₋₁ + b₂xⱼ₋₂ − a₁yⱼ₋₁ − a₂yⱼ₋₂       H(z) = Π (b₀ + b₁z⁻¹ + b₂z⁻²)/(1 + a₁z⁻¹ + a₂z⁻²)
 *
 * with z = e^(2πi f/fₛ). What was before the series is taken to be its first value for ever, so that a
 * constant comes out as it went in, from the first sample on.
 *
 * Source: Oppenheim and Schafer, Discrete-Time Signal Processing, 3rd edition, §6.3 and §6.5.
 */
import { cos, sin } from "../../math/mod.ts";

/** b₀, b₁, b₂, a₁, a₂ */
export type Section = readonly [number, number, number, number, number];

export type LowPass =
  | { readonly kind: "fir"; readonly taps: Float64Array }
  | { readonly kind: "iir"; readonly sections: readonly Section[] };

/** The filter's output for each sample of x, late by half the taps where it is FIR. */
export function filtered(filter: LowPass, x: ArrayLike<number>): Float64Array {
  if (filter.kind === "fir") return convolved(filter.taps, x);
  return filter.sections.reduce(sectionOutput, Float64Array.from(x));
}

/** |H| at a frequency given as a share of the sampling rate, in [0, ½]. */
export function gainOf(filter: LowPass, frequency: number): number {
  if (!(frequency >= 0 && frequency <= 0.5)) {
    throw new RangeError(
      `gainOf: frequency must be a share of the sampling rate in [0, 0.5], got ${frequency}`,
    );
  }
  if (filter.kind === "fir") return magnitude(filter.taps, frequency);
  return filter.sections.reduce(
    (gain, [b0, b1, b2, a1, a2]) =>
      gain * magnitude([b0, b1, b2], frequency) / magnitude([1, a1, a2], frequency),
    1,
  );
}

function convolved(h: Float64Array, x: ArrayLike<number>): Float64Array {
  const y = new Float64Array(x.length);
  for (let j = 0; j < y.length; j++) {
    let sum = 0;
    for (let i = 0; i < h.length; i++) sum += h[i] * x[Math.max(0, j - i)];
    y[j] = sum;
  }
  return y;
}

function sectionOutput(x: Float64Array, [b0, b1, b2, a1, a2]: Section): Float64Array {
  const y = new Float64Array(x.length);
  let x1 = x[0], x2 = x[0];
  let y1 = x[0] * (b0 + b1 + b2) / (1 + a1 + a2), y2 = y1;
  for (let j = 0; j < x.length; j++) {
    y[j] = b0 * x[j] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1] = [x1, x[j]];
    [y2, y1] = [y1, y[j]];
  }
  return y;
}

/** |Σᵢ cᵢ e^(−2πi f i)| */
function magnitude(c: ArrayLike<number>, frequency: number): number {
  let re = 0, im = 0;
  for (let i = 0; i < c.length; i++) {
    const turns = frequency * i;
    const angle = 2 * Math.PI * (turns - Math.floor(turns));
    re += c[i] * cos(angle);
    im += c[i] * sin(angle);
  }
  return Math.sqrt(re * re + im * im);
}
