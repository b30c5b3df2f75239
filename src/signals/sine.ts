/**
 * A sine around a mean.
 *
 *     rate(t)  = m + a · sin(2π (t/P + φ))
 *     ∫ₓʸ rate = m (y − x) + a P/π · sin(π (y − x)/P) · sin(π ((x + y)/P + 2φ))
 *
 * The product form of the difference of cosines keeps its digits on short intervals.
 */
import { sin } from "../math/mod.ts";
import { finite, positive, requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

export interface SineOptions {
  /** m: mean rate, in events/s */
  mean: number;
  /** a: amplitude, in events/s; above the mean, the rate is negative at times */
  amplitude: number;
  /** P: s */
  period: number;
  /** φ: share of the period at t = 0; 0 by default */
  phase?: number;
}

/** Throws a RangeError for a period that is not above 0, or a parameter that is not finite. */
export function sine({ mean: m, amplitude: a, period: P, phase = 0 }: SineOptions): Signal {
  finite("sine", "mean", m);
  finite("sine", "amplitude", a);
  positive("sine", "period", P);
  finite("sine", "phase", phase);
  return {
    isStepped: false,
    at: (t) => m + a * sineOfTurns(finite("sine", "t", t) / P + phase),
    integral(from, to) {
      requireInterval("sine", from, to);
      const halfWidth = (to - from) / P / 2; // turns
      const middle = from / P + halfWidth + phase; // turns
      return m * (to - from) + a * P / Math.PI * sineOfTurns(halfWidth) * sineOfTurns(middle);
    },
    nextChange: () => Infinity,
  };
}

/** sin(2πx); whole turns are taken off before the rounding of 2πx could tell. */
function sineOfTurns(x: number): number {
  return sin(2 * Math.PI * (x - Math.floor(x)));
}
