import { finite, requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** The same rate at all times, in events/s. Throws a RangeError for a rate that is not finite. */
export function constant(rate: number): Signal {
  finite("constant", "rate", rate);
  return {
    isStepped: true,
    at: () => rate,
    integral(from, to) {
      requireInterval("constant", from, to);
      return rate * (to - from);
    },
    nextChange: () => Infinity,
  };
}
