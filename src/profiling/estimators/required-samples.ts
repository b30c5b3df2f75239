/**
 * How many samples a question needs.
 *
 *     share to ± h         n = D z² p (1 − p) / h²
 *     shift by δ (two      n = D (z_α √(2 p̄ q̄) + z_β √(p q + p′ q′))² / δ²   per side, p′ = p + δ
 *       sides, tested)
 *
 * D is the design effect: how many samples of the plan are worth one drawn anywhere; above 1 where
 * neighbours are alike, below where strata help.
 *
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition, Wiley
 * 2003, §4.2; Kish, Survey Sampling, Wiley 1965, §8.2 (design effect).
 */
import { normalQuantile } from "../../stats/mod.ts";

export interface ShareSizeOptions {
  /** p: the share expected, in (0, 1). */
  readonly share: number;
  /** h: half-width wanted, > 0. */
  readonly halfWidth: number;
  /** 0.95 unless told. */
  readonly level?: number;
  /** D; 1 unless told. */
  readonly designEffect?: number;
}

/** Samples for a share to ± the half-width. Throws a RangeError for numbers out of range. */
export function samplesForShare(options: ShareSizeOptions): number {
  const { share: p, halfWidth: h, level = 0.95, designEffect: D = 1 } = options;
  requireShare("samplesForShare", "share", p);
  requireShare("samplesForShare", "level", level);
  requireAbove("samplesForShare", "halfWidth", h);
  requireAbove("samplesForShare", "designEffect", D);
  const z = normalQuantile((1 + level) / 2);
  return Math.ceil(D * z * z * p * (1 - p) / (h * h));
}

export interface ShiftSizeOptions {
  /** p: the share before, in (0, 1). */
  readonly share: number;
  /** δ: absolute shift to be found, > 0, p + δ < 1. */
  readonly shift: number;
  /** α: false alarms, one-sided; 0.001 unless told. */
  readonly alpha?: number;
  /** 1 − β: shifts found; 0.8 unless told. */
  readonly power?: number;
  /** D; 1 unless told. */
  readonly designEffect?: number;
}

/** Samples on each side to find a shift of a share. Throws a RangeError for numbers out of range. */
export function samplesForShift(options: ShiftSizeOptions): number {
  const { share: p, shift: delta, alpha = 0.001, power = 0.8, designEffect: D = 1 } = options;
  requireShare("samplesForShift", "share", p);
  requireAbove("samplesForShift", "shift", delta);
  requireShare("samplesForShift", "share + shift", p + delta);
  requireShare("samplesForShift", "alpha", alpha);
  requireShare("samplesForShift", "power", power);
  requireAbove("samplesForShift", "designEffect", D);
  const after = p + delta, mean = p + delta / 2;
  const root = normalQuantile(1 - alpha) * Math.sqrt(2 * mean * (1 - mean)) +
    normalQuantile(power) * Math.sqrt(p * (1 - p) + after * (1 - after));
  return Math.ceil(D * root * root / (delta * delta));
}

function requireShare(caller: string, argument: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${caller}: ${argument} must be in (0, 1), got ${value}`);
  }
}

function requireAbove(caller: string, argument: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${caller}: ${argument} must be > 0, got ${value}`);
  }
}
