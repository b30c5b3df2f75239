/**
 * The signal on a time axis stretched by a factor around t = 0: what took 1 s takes `factor`
 * seconds.
 *
 *     at'(t) = at(t / factor),     integral'(a, b) = factor · integral(a / factor, b / factor)
 *
 * Rates stay, so the events grow with the time. Work that takes longer but counts the same is
 * `scale(stretch(signal, factor), 1 / factor)`.
 */
import { carryChange } from "./neighbour.ts";
import { positive } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** Throws a RangeError for a factor that is not above 0. */
export function stretch(signal: Signal, factor: number): Signal {
  positive("stretch", "factor", factor);
  const inward = (t: number) => t / factor;
  const outward = (t: number) => t * factor;
  return {
    isStepped: signal.isStepped,
    at: (t) => signal.at(inward(t)),
    integral: (from, to) => factor * signal.integral(inward(from), inward(to)),
    nextChange: (t) => carryChange(signal.nextChange(inward(t)), t, outward, inward),
  };
}
