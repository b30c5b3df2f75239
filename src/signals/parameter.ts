/**
 * The rules that parameters of this room obey. Each throws a RangeError that names the function,
 * the argument, the rule and the value.
 */

/** A number that is neither infinite nor NaN. */
export function finite(where: string, argument: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${where}: ${argument} must be finite, got ${value}`);
}

/** A finite number above 0. */
export function positive(where: string, argument: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${where}: ${argument} must be > 0 and finite, got ${value}`);
}

/** The ends of an integral: finite, from ≤ to. */
export function requireInterval(where: string, from: number, to: number): void {
  if (from <= to && from > -Infinity && to < Infinity) return;
  throw new RangeError(`${where}: integral needs finite from ≤ to, got from ${from} s to ${to} s`);
}
