/**
 * Has a subroutine's share of the samples risen? The two-sample test of proportions.
 *
 *     z = (p̂′ − p̂) / √(p̄ (1 − p̄) (1/n + 1/n′)),      p̄ = (x + x′)/(n + n′),      alarm: z > z_α
 *     power = Φ((δ √n − z_α √(2 p̄ q̄)) / √(p q + p′ q′))             with n = n′ samples a side
 *
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, Wiley
 * 2003, §4.2.
 */
import { normalCdf, normalQuantile } from "../../stats/mod.ts";

/** Samples in a subroutine, of all samples. */
export interface Count {
  readonly hits: number;
  readonly samples: number;
}

/** The statistic z; 0 where neither side has a hit. Throws a RangeError for counts that are none. */
export function shareShift(before: Count, after: Count): number {
  for (const { hits, samples } of [before, after]) {
    if (!(samples > 0 && hits >= 0 && hits <= samples)) {
      throw new RangeError(
        `shareShift: 0 <= hits <= samples and samples > 0 must hold, got ${hits} of ${samples}`,
      );
    }
  }
  const pooled = (before.hits + after.hits) / (before.samples + after.samples);
  const variance = pooled * (1 - pooled) * (1 / before.samples + 1 / after.samples);
  if (variance === 0) return 0;
  return (after.hits / after.samples - before.hits / before.samples) / Math.sqrt(variance);
}

export interface ShiftPowerOptions {
  /** p: share before, in (0, 1). */
  readonly share: number;
  /** δ: absolute rise, ≥ 0; 0 gives the chance of a false alarm. */
  readonly shift: number;
  /** n: samples on each side. */
  readonly samples: number;
  /** α, one-sided; 0.001 unless told. */
  readonly alpha?: number;
}

/** Chance of an alarm. Throws a RangeError for numbers out of range. */
export function shiftPower({ share: p, shift, samples, alpha = 0.001 }: ShiftPowerOptions): number {
  const after = p + shift;
  if (!(p > 0 && shift >= 0 && after < 1 && samples > 0 && alpha > 0 && alpha < 1)) {
    throw new RangeError(
      `shiftPower: 0 < share <= share + shift < 1, samples > 0 and 0 < alpha < 1 must hold, got ` +
        `${p}, ${shift}, ${samples} and ${alpha}`,
    );
  }
  const mean = p + shift / 2;
  const threshold = normalQuantile(1 - alpha) * Math.sqrt(2 * mean * (1 - mean));
  return normalCdf(
    (shift * Math.sqrt(samples) - threshold) / Math.sqrt(p * (1 - p) + after * (1 - after)),
  );
}

/**
 * Samples on each side by the rule of thumb 2 p (1 − p) (z_α + z_β)² / δ², which takes the variance
 * after the change for that before: too few where δ is not small against p.
 */
export function roughSamplesForShift(
  { share: p, shift, alpha = 0.001, power = 0.8 }: Omit<ShiftPowerOptions, "samples"> & {
    /** 1 − β; 0.8 unless told. */
    readonly power?: number;
  },
): number {
  const z = normalQuantile(1 - alpha) + normalQuantile(power);
  return 2 * p * (1 - p) * z * z / (shift * shift);
}
