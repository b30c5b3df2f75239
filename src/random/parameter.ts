/**
 * The rules that parameters of this room obey. Each returns its value, or throws a RangeError that
 * names the function, the argument, the rule and the value.
 */

/** A number that is neither infinite nor NaN. */
export function finite(where: string, argument: string, value: number): number {
  return Number.isFinite(value) ? value : refuse(where, argument, "must be finite", value);
}

/** A finite number above 0. */
export function positive(where: string, argument: string, value: number): number {
  const isRight = Number.isFinite(value) && value > 0;
  return isRight ? value : refuse(where, argument, "must be > 0 and finite", value);
}

/** A finite number of at least 0. */
export function nonNegative(where: string, argument: string, value: number): number {
  const isRight = Number.isFinite(value) && value >= 0;
  return isRight ? value : refuse(where, argument, "must be ≥ 0 and finite", value);
}

/** A number in [0, 1]. */
export function probability(where: string, argument: string, value: number): number {
  const isRight = Number.isFinite(value) && value >= 0 && value <= 1;
  return isRight ? value : refuse(where, argument, "must be in [0, 1]", value);
}

/** A whole number in [low, high]. */
export function wholeNumber(
  where: string,
  argument: string,
  value: number,
  low: number,
  high: number,
): number {
  const isRight = Number.isSafeInteger(value) && value >= low && value <= high;
  return isRight
    ? value
    : refuse(where, argument, `must be a whole number in [${low}, ${high}]`, value);
}

function refuse(where: string, argument: string, rule: string, value: number): never {
  throw new RangeError(`${where}: ${argument} ${rule}, got ${String(value)}`);
}
