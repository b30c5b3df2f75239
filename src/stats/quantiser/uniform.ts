/**
 * Uniform quantiser: N levels a step Δ apart over a range; beyond it, the outermost level.
 *
 *     Δ = (high − low)/N,     yᵢ = low + (i − ½) Δ,     D ≈ Δ²/12
 *
 * The error is as if it were noise, uniform and without memory, where Δ is small against what varies from
 * sample to sample. Each bit more halves Δ: 6.02 dB.
 *
 * Source: Bennett, Bell System Technical Journal 27:446–472, 1948.
 */
import { type Quantiser, requireLevels } from "./quantiser.ts";

export interface UniformQuantiserOptions {
  readonly low: number;
  /** > low */
  readonly high: number;
  /** N */
  readonly levels: number;
}

/** Throws a RangeError unless low < high, both finite, and levels is a whole number ≥ 1. */
export function uniformQuantiser(options: UniformQuantiserOptions): Quantiser {
  const { low, high, levels: N } = options;
  requireLevels("uniformQuantiser", N);
  if (!(low < high && Number.isFinite(high - low))) {
    throw new RangeError(`uniformQuantiser: low < high must be finite, got ${low} and ${high}`);
  }
  const step = (high - low) / N;
  return {
    levels: Float64Array.from({ length: N }, (_, i) => low + (i + 0.5) * step),
    thresholds: Float64Array.from({ length: N - 1 }, (_, i) => low + (i + 1) * step),
  };
}
