/**
 * Companding: a uniform quantiser between a compressor and its inverse, for values over many decades.
 *
 *     μ-law   F(x) = sign(x) ln(1 + μ|x|) / ln(1 + μ)                                |x| ≤ 1
 *     A-law   F(x) = sign(x) A|x| / (1 + ln A)              for |x| < 1/A
 *                    sign(x) (1 + ln A|x|) / (1 + ln A)     for 1/A ≤ |x| ≤ 1
 *
 * Steps grow in proportion to the value, so the error is about the same share of small and large ones.
 * With b bits the ratio of power to error power, in decibels, is about
 *
 *     6.02 b + 4.77 − 20 log₁₀ ln(1 + μ)
 *
 * over 40 dB of loudness, where a uniform quantiser loses a decibel for each.
 *
 * Source: ITU-T Recommendation G.711, 1988 (μ = 255, A = 87.6); Smith, Bell System Technical Journal
 * 36(3):653–709, 1957.
 */
import { exp, expm1, ln, log1p } from "../../math/mod.ts";
import { type Quantiser, requireLevels } from "./quantiser.ts";

export interface Compander {
  /** F, from [−1, 1] onto [−1, 1], increasing and odd. */
  compress(x: number): number;
  /** F⁻¹ */
  expand(y: number): number;
}

/** Throws a RangeError unless μ is positive and finite. */
export function muLaw(mu = 255): Compander {
  if (!(mu > 0 && mu < Infinity)) {
    throw new RangeError(`muLaw: mu must be > 0 and finite, got ${mu}`);
  }
  const L = log1p(mu);
  return {
    compress: (x) => Math.sign(x) * log1p(mu * Math.abs(x)) / L,
    expand: (y) => Math.sign(y) * expm1(Math.abs(y) * L) / mu,
  };
}

/** Throws a RangeError unless A ≥ 1 and finite. */
export function aLaw(A = 87.6): Compander {
  if (!(A >= 1 && A < Infinity)) throw new RangeError(`aLaw: A must be ≥ 1 and finite, got ${A}`);
  const L = 1 + ln(A);
  return {
    compress(x) {
      const u = A * Math.abs(x);
      return Math.sign(x) * (u < 1 ? u : 1 + ln(u)) / L;
    },
    expand(y) {
      const v = Math.abs(y) * L;
      return Math.sign(y) * (v < 1 ? v : exp(v - 1)) / A;
    },
  };
}

/** The quantiser of N levels on [−1, 1] that is uniform after compression. */
export function compandingQuantiser(compander: Compander, levels: number): Quantiser {
  requireLevels("compandingQuantiser", levels);
  const N = levels;
  return {
    levels: Float64Array.from({ length: N }, (_, i) => compander.expand((2 * i + 1) / N - 1)),
    thresholds: Float64Array.from(
      { length: N - 1 },
      (_, i) => compander.expand(2 * (i + 1) / N - 1),
    ),
  };
}
