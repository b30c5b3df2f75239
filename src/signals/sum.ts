import type { Signal } from "./signal.ts";

/** The sum of signals; 0 where there is none. Its integral is the sum of theirs. */
export function sum(...signals: readonly Signal[]): Signal {
  const total = (of: (signal: Signal) => number) =>
    signals.reduce((value, signal) => value + of(signal), 0);
  return {
    isStepped: signals.every((signal) => signal.isStepped),
    at: (t) => total((signal) => signal.at(t)),
    integral: (from, to) => total((signal) => signal.integral(from, to)),
    nextChange: (t) =>
      signals.reduce((next, signal) => Math.min(next, signal.nextChange(t)), Infinity),
  };
}
