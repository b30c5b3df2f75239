import type { Estimate } from "../estimate.ts";

/** An estimate made with a variance reduction, and what that bought. */
export interface ReducedEstimate extends Estimate {
  /**
   * Estimated variance of this estimate over that of plain Monte Carlo with as many evaluations:
   * 0.1 saves nine tenths of the work for one precision, above 1 the technique does harm. Infinite
   * where plain Monte Carlo would be exact and this is not, 1 where both are.
   */
  readonly varianceRatio: number;
}

/** reduced/plain; 1 for 0/0. */
export function varianceRatioOf(reduced: number, plain: number): number {
  return plain === 0 && reduced === 0 ? 1 : reduced / plain;
}

/** Throws a RangeError in the caller's name where n is not a whole number ≥ least. */
export function requireCount(caller: string, name: string, n: number, least: number): void {
  if (!Number.isInteger(n) || n < least) {
    throw new RangeError(`${caller}: ${name} must be a whole number >= ${least}, got ${n}`);
  }
}
