/** What every plan asks of its rate. */

/** Throws a RangeError unless the rate is positive and finite. */
export function requireRate(plan: string, rate: number): void {
  if (!(rate > 0 && rate < Infinity)) {
    throw new RangeError(`${plan}: rate must be > 0 samples/s and finite, got ${rate}`);
  }
}
