/**
 * Operational time: a clock that runs at the plan's intensity, so that a plan of even pace on it has
 * that intensity on the wall.
 *
 *     Λ(t) = ∫ λ dt,      tᵢ = Λ⁻¹(τᵢ)
 *
 * Source: Cox and Lewis, The Statistical Analysis of Series of Events, Methuen 1966, §2.3 (inversion).
 */
import type { Signal } from "../../signals/mod.ts";

/** Two instants that the clock's rounding would let fall together stand this far apart, relatively. */
const leastStep = 4 * Number.EPSILON;

export interface OperationalClock {
  /** The instant by which the clock has moved on by so much; Infinity if it never does. */
  advance(amount: number): number;
}

/**
 * @param intensity stepped, ≥ 0, in samples/s; scaled by `scale`
 * @param from where the clock starts, s
 */
export function operationalClock(
  intensity: Signal,
  scale: number,
  from: number,
): OperationalClock {
  let t = from;
  return {
    advance(amount) {
      let left = amount;
      for (;;) {
        const rate = intensity.at(t) * scale;
        const change = intensity.nextChange(t);
        if (rate > 0 && (change - t) * rate > left) {
          const instant = t + left / rate;
          return t = instant > t ? instant : t + Math.abs(t) * leastStep;
        }
        if (change === Infinity) return t = Infinity;
        if (rate > 0) left -= (change - t) * rate;
        t = change;
      }
    },
  };
}

/** Throws a RangeError unless the signal is constant between its changes. */
export function requireStepped(plan: string, argument: string, signal: Signal): void {
  if (!signal.isStepped) {
    throw new RangeError(`${plan}: ${argument} must be a stepped signal, constant between changes`);
  }
}
