import { finite } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** The signal with its rates multiplied by a factor. Throws a RangeError unless it is finite. */
export function scale(signal: Signal, factor: number): Signal {
  finite("scale", "factor", factor);
  return {
    isStepped: signal.isStepped,
    at: (t) => factor * signal.at(t),
    integral: (from, to) => factor * signal.integral(from, to),
    nextChange: (t) => signal.nextChange(t),
  };
}
