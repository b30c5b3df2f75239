/**
 * How many replications a comparison needs, so that it finds what is there with a given probability
 * (its power).
 *
 *     two samples, each   n = 2 (z₁₋α/₂ + z_power)² σ²/δ² + z²₁₋α/₂/4
 *     pairs               n =   (z₁₋α/₂ + z_power)² σ_d²/δ² + z²₁₋α/₂/2
 *     gate, each side     n = (1 + (1 + θ)²)(z₁₋α/₂ + z_power)² c²/θ² + z²₁₋α/₂/4
 *
 * rounded up, for normal observations and two-sided tests at level 1 − α. The last term is
 * Guenther's correction for the t law, which brings the normal formula within one replication of
 * the exact answer. For the gate, c is the coefficient of variation σ/μ, θ the threshold, and the
 * power is the chance that a candidate which has not changed passes.
 *
 * Guenther, The American Statistician 35(4):243–244, 1981.
 */
import { normalQuantile } from "../laws.ts";

/** What a comparison shall find. */
export interface PowerOptions {
  /** δ > 0: the smallest difference of means that matters, in the unit of the observations. */
  readonly difference: number;
  /** σ > 0 of one observation, or σ_d of one paired difference, in the same unit. */
  readonly deviation: number;
  /** Chance to find the difference, in (½, 1); 0.8 unless told. */
  readonly power?: number;
  /** 1 − α of the two-sided test, in (0, 1); 0.95 unless told. */
  readonly level?: number;
}

/**
 * Replications of each of two independent samples. Throws a RangeError where an option is out of
 * its range.
 */
export function replicationsPerSample(options: PowerOptions): number {
  const { sumSquared, alphaSquared } = normalDeviates("replicationsPerSample", options);
  const effect = standardisedEffect("replicationsPerSample", options);
  return Math.max(2, Math.ceil((2 * sumSquared) / (effect * effect) + alphaSquared / 4));
}

/**
 * Pairs of replications on common random numbers. Throws a RangeError where an option is out of its
 * range.
 */
export function replicationPairs(options: PowerOptions): number {
  const { sumSquared, alphaSquared } = normalDeviates("replicationPairs", options);
  const effect = standardisedEffect("replicationPairs", options);
  return Math.max(2, Math.ceil(sumSquared / (effect * effect) + alphaSquared / 2));
}

/** What a regression gate shall pass. */
export interface GatePowerOptions {
  /** θ > 0: the gate's threshold, as a share of the baseline. */
  readonly threshold: number;
  /** c = σ/μ > 0 of one replication, taken as the same on both sides. */
  readonly coefficientOfVariation: number;
  /** Chance that an unchanged candidate passes, in (½, 1); 0.8 unless told. */
  readonly power?: number;
  /** Level of the gate, in (0, 1); 0.95 unless told. */
  readonly level?: number;
}

/**
 * Replications of baseline and of candidate, each, for an unpaired gate by means.
 * Throws a RangeError where an option is out of its range.
 */
export function gateReplications(options: GatePowerOptions): number {
  const { threshold: theta, coefficientOfVariation: c } = options;
  const { sumSquared, alphaSquared } = normalDeviates("gateReplications", options);
  requirePositive("gateReplications", "threshold", theta);
  requirePositive("gateReplications", "coefficientOfVariation", c);
  const spread = 1 + (1 + theta) * (1 + theta); // Var(x̄ − (1 + θ)ȳ) in units of σ²/n
  return Math.max(2, Math.ceil((spread * sumSquared * c * c) / (theta * theta) + alphaSquared / 4));
}

/** (z₁₋α/₂ + z_power)² and z²₁₋α/₂ */
function normalDeviates(
  caller: string,
  options: { readonly power?: number; readonly level?: number },
): { sumSquared: number; alphaSquared: number } {
  const { power = 0.8, level = 0.95 } = options;
  if (!(power > 0.5 && power < 1)) {
    throw new RangeError(`${caller}: power must be in (½, 1), got ${power}`);
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`${caller}: level must be in (0, 1), got ${level}`);
  }
  const z = normalQuantile((1 + level) / 2);
  const sum = z + normalQuantile(power);
  return { sumSquared: sum * sum, alphaSquared: z * z };
}

function standardisedEffect(caller: string, options: PowerOptions): number {
  const { difference, deviation } = options;
  requirePositive(caller, "difference", difference);
  requirePositive(caller, "deviation", deviation);
  return difference / deviation;
}

function requirePositive(caller: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${caller}: ${name} must be finite and > 0, got ${value}`);
  }
}
