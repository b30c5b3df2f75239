/**
 * The rules that parameters of this room obey. Each returns its value, or throws a RangeError that
 * names the function, the argument, the rule and the value.
 */

/** A finite number above 0. */
export function positive(where: string, argument: string, value: number): number {
  const isRight = value > 0 && value < Infinity;
  return isRight ? value : refuse(where, argument, "must be > 0 and finite", value);
}

/** A finite number of at least 0. */
export function nonNegative(where: string, argument: string, value: number): number {
  const isRight = value >= 0 && value < Infinity;
  return isRight ? value : refuse(where, argument, "must be ≥ 0 and finite", value);
}

/** A number in [low, high]. */
export function within(
  where: string,
  argument: string,
  value: number,
  low: number,
  high: number,
): number {
  const isRight = value >= low && value <= high;
  return isRight ? value : refuse(where, argument, `must be in [${low}, ${high}]`, value);
}

/** A whole number of at least `low`. */
export function wholeNumber(where: string, argument: string, value: number, low: number): number {
  const isRight = Number.isSafeInteger(value) && value >= low;
  return isRight ? value : refuse(where, argument, `must be a whole number ≥ ${low}`, value);
}

function refuse(where: string, argument: string, rule: string, value: number): never {
  throw new RangeError(`${where}: ${argument} ${rule}, got ${String(value)}`);
}
