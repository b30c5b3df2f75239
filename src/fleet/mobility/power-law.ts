/**
 * Truncated power laws, f(x) ∝ x^{−g} on [a, b], which stay power laws when weighted with a power.
 *
 *     x = [a^{1−g} + u (b^{1−g} − a^{1−g})]^{1/(1−g)},     and a (b/a)^u where g = 1
 */
import { ln, pow } from "../../math/mod.ts";

export interface PowerLaw {
  /** g: exponent of the density. */
  readonly exponent: number;
  readonly least: number;
  readonly most: number;
}

/** One draw by inversion, for u in [0, 1). */
export function powerLawQuantile({ exponent: g, least: a, most: b }: PowerLaw, u: number): number {
  if (g === 1) return a * pow(b / a, u);
  const low = pow(a, 1 - g), high = pow(b, 1 - g);
  return Math.min(b, Math.max(a, pow(low + u * (high - low), 1 / (1 - g))));
}

/** E[xᵏ] */
export function powerLawMoment({ exponent: g, least: a, most: b }: PowerLaw, k: number): number {
  if (a === b) return pow(a, k);
  return mass(k - g, a, b) / mass(-g, a, b);
}

/** The law of density ∝ xᵏ f(x). */
export function weightedPowerLaw(law: PowerLaw, k: number): PowerLaw {
  return { ...law, exponent: law.exponent - k };
}

/** ∫ xᵖ dx over [a, b] */
function mass(p: number, a: number, b: number): number {
  return p === -1 ? ln(b / a) : (pow(b, p + 1) - pow(a, p + 1)) / (p + 1);
}
