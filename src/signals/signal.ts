/**
 * A signal: a rate over simulated time, which can be read at an instant, integrated over an
 * interval, and followed from change to change.
 *
 *     integral(a, c) = integral(a, b) + integral(b, c)
 *     integral(a, b) = (b − a) · at(a)     where the signal is stepped and nextChange(a) ≥ b
 *
 * Rates are right-continuous: at a change point, `at` tells the new rate. Times are finite numbers
 * of seconds since the simulation's start, before it too. A signal is never NaN; what it cannot
 * answer, it refuses with a RangeError.
 */
export interface Signal {
  /** The rate at that instant, in events per second (or watts, bytes per second, …). */
  at(t: number): number;
  /**
   * Events in [from, to), in closed form. Throws a RangeError unless from ≤ to and both are finite.
   */
  integral(from: number, to: number): number;
  /**
   * The first instant after t at which the rate jumps or follows a new formula; Infinity if none.
   */
  nextChange(t: number): number;
  /**
   * Reads at increasing instants in one go: `values[i] = at(times[i])`. Only where that is faster than
   * one by one.
   */
  read?(times: Float64Array, values: Float64Array): void;
  /** Whether the rate is constant between change points. */
  readonly isStepped: boolean;
}
