/**
 * A scalar quantiser: N levels y₁ < … < y_N and the thresholds between them.
 *
 *     Q(x) = yᵢ  for  bᵢ₋₁ < x ≤ bᵢ,      b₀ = −∞, b_N = ∞
 *     D    = E (X − Q(X))²
 *
 * Source: Gersho and Gray, Vector Quantization and Signal Compression, Kluwer 1992, chapter 5.
 */
import { compensatedSum } from "../../math/mod.ts";

export interface Quantiser {
  /** y₁ … y_N, increasing. */
  readonly levels: Float64Array;
  /** b₁ … b_N₋₁, increasing. */
  readonly thresholds: Float64Array;
}

/** A law by its moments between two bounds, as much as a quantiser asks of it. */
export interface PartialMoments {
  /** P(a < X ≤ b), ∫ x dP and ∫ x² dP over (a, b]; a may be −∞ and b ∞. */
  between(a: number, b: number): readonly [number, number, number];
}

/** Number of the level, from 0, that stands for x. */
export function levelNumber({ thresholds }: Quantiser, x: number): number {
  let low = 0, high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (thresholds[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Q(x). */
export function quantise(quantiser: Quantiser, x: number): number {
  return quantiser.levels[levelNumber(quantiser, x)];
}

/** D under a law, in the unit of x squared. */
export function distortion({ levels, thresholds }: Quantiser, law: PartialMoments): number {
  const total = compensatedSum();
  levels.forEach((y, i) => {
    const [mass, first, second] = law.between(
      thresholds[i - 1] ?? -Infinity,
      thresholds[i] ?? Infinity,
    );
    total.add(second - 2 * y * first + y * y * mass);
  });
  return total.value();
}

/** Throws a RangeError unless N is a whole number ≥ 1. */
export function requireLevels(caller: string, levels: number): void {
  if (!(Number.isInteger(levels) && levels >= 1)) {
    throw new RangeError(`${caller}: levels must be a whole number ≥ 1, got ${levels}`);
  }
}
