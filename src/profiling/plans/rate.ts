/** What plans ask of their numbers. */

/** Throws a RangeError unless the rate is positive and finite. */
export function requireRate(plan: string, rate: number): void {
  requirePositive(plan, "rate", rate, "samples/s");
}

/** Throws a RangeError unless the value is positive and finite. */
export function requirePositive(plan: string, argument: string, value: number, unit = ""): void {
  if (!(value > 0 && value < Infinity)) {
    const bound = `> 0 ${unit}`.trimEnd();
    throw new RangeError(`${plan}: ${argument} must be ${bound} and finite, got ${value}`);
  }
}

/** Throws a RangeError unless least ≤ value ≤ most. */
export function requireWithin(
  plan: string,
  argument: string,
  value: number,
  least: number,
  most: number,
): void {
  if (!(value >= least && value <= most)) {
    throw new RangeError(`${plan}: ${argument} must be in [${least}, ${most}], got ${value}`);
  }
}
