/**
 * Neighbouring doubles, and change points that are carried to another time axis by them.
 *
 * A shifted or stretched signal computes change times with a rounding. Without care a change could
 * be told one double too early, or as not after t, and a reader that walks along would stand still.
 */

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The smallest double above x. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  double[0] = x;
  bits[0] += x > 0 ? 1n : -1n;
  return double[0];
}

/** The largest double below x. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/**
 * The first instant after t whose image on the inner time axis is at or after `change`. `outward`
 * and `inward` map times between the axes; they increase, and invert each other but for rounding.
 */
export function carryChange(
  change: number,
  t: number,
  outward: (time: number) => number,
  inward: (time: number) => number,
): number {
  if (change === Infinity) return Infinity;
  let instant = outward(change);
  while (instant <= t || inward(instant) < change) instant = nextUp(instant);
  return instant;
}
