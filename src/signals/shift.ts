import { carryChange } from "./neighbour.ts";
import { finite } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** The signal `delay` seconds later (earlier, if negative). Throws a RangeError unless finite. */
export function shift(signal: Signal, delay: number): Signal {
  finite("shift", "delay", delay);
  const inward = (t: number) => t - delay;
  const outward = (t: number) => t + delay;
  return {
    isStepped: signal.isStepped,
    at: (t) => signal.at(inward(t)),
    integral: (from, to) => signal.integral(inward(from), inward(to)),
    nextChange: (t) => carryChange(signal.nextChange(inward(t)), t, outward, inward),
  };
}
