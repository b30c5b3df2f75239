/**
 * The part of a signal in [0, period), over and over: a capture as a loop.
 *
 *     at'(t) = at(t − k P),     k = ⌊t / P⌋
 *     integral'(x, y) = (j − k) · integral(0, P) + integral(0, y − j P) − integral(0, x − k P)
 *
 * for x in turn k and y in turn j.
 */
import { carryChange, nextDown } from "./neighbour.ts";
import { positive, requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** So far from 0, in periods, the rounding of times is still far below a period. */
const farthestPeriod = 0x1000000000; // 2³⁶

/** Throws a RangeError for a period (s) that is not above 0. */
export function repeat(signal: Signal, period: number): Signal {
  positive("repeat", "period", period);
  const whole = signal.integral(0, period);
  const latest = nextDown(period);

  /** The k with k P ≤ t < (k + 1) P. */
  function turnAt(t: number): number {
    let k = Math.floor(t / period);
    if (!(Math.abs(k) < farthestPeriod)) {
      throw new RangeError(`repeat: t = ${t} s is too many periods of ${period} s away`);
    }
    if (k * period > t) k--;
    if ((k + 1) * period <= t) k++;
    return k;
  }
  // the difference may round up to the whole period, which is outside
  const within = (t: number, k: number) => Math.min(t - k * period, latest);

  return {
    isStepped: signal.isStepped,
    at: (t) => signal.at(within(t, turnAt(t))),
    integral(from, to) {
      requireInterval("repeat", from, to);
      const first = turnAt(from), last = turnAt(to);
      const x = within(from, first), y = within(to, last);
      if (first === last) return signal.integral(Math.min(x, y), y);
      const cut = signal.integral(x, period) + signal.integral(0, y);
      return (last - first - 1) * whole + cut;
    },
    nextChange(t) {
      const k = turnAt(t);
      const end = (k + 1) * period;
      const change = signal.nextChange(within(t, k));
      if (change >= period) return end;
      const instant = carryChange(change, t, (x) => x + k * period, (y) => y - k * period);
      return Math.min(instant, end);
    },
  };
}
