/**
 * A square wave: high for a share of each period, then low; the period may drift.
 *
 *     eₖ = φ + k P + Δ k (k − 1)/2              edge k, where the rate goes high
 *     fₖ = eₖ + d (eₖ₊₁ − eₖ)                    where it goes low
 *     H(t) = d (eₖ − e₀) + min(t − eₖ, fₖ − eₖ)   time spent high since e₀, for eₖ ≤ t < eₖ₊₁
 *     ∫ₓʸ rate = low (y − x) + (high − low) (H(y) − H(x))
 *
 * Each period is longer than the one before by Δ seconds, so a sampling clock in lockstep with it
 * falls out of step and into it again: a slow beat. With Δ ≠ 0 the wave exists only where its
 * periods are above 0; outside it answers with a RangeError.
 *
 * The process that runs in lockstep with a profiler's clock is of this form: McCanne and Torek, "A
 * randomized sampling clock for CPU utilization estimation and code profiling", USENIX Winter 1993.
 */
import { finite, positive, requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

export interface PeriodicOptions {
  /** P: length of the period that starts at the phase, in s */
  period: number;
  /** d: share of each period with the high rate, in (0, 1) */
  duty: number;
  /** rate in the first part of a period, in events/s */
  high: number;
  /** rate in the rest; 0 by default */
  low?: number;
  /** φ: an instant at which a period starts, in s; 0 by default */
  phase?: number;
  /** Δ: by how much each period is longer than the one before, in s; 0 by default */
  drift?: number;
}

/** So far from the phase, in periods, the rounding of times is still far below a period. */
const farthestPeriod = 0x1000000000; // 2³⁶

/** Throws a RangeError for parameters out of range. */
export function periodic(options: PeriodicOptions): Signal {
  const { period: P, duty: d, high, low = 0, phase = 0, drift = 0 } = options;
  positive("periodic", "period", P);
  if (!(d > 0 && d < 1)) {
    throw new RangeError(`periodic: duty must be in (0, 1), got ${d}: else it is a constant`);
  }
  finite("periodic", "high", high);
  finite("periodic", "low", low);
  finite("periodic", "phase", phase);
  finite("periodic", "drift", drift);

  const edge = (k: number) => phase + k * P + drift * k * (k - 1) / 2;
  const fall = (k: number) => edge(k) + d * (edge(k + 1) - edge(k));

  /** The k with eₖ ≤ t < eₖ₊₁. */
  function periodAt(t: number): number {
    let k = Math.floor(periodsSincePhase(t));
    if (!(Math.abs(k) < farthestPeriod)) {
      throw new RangeError(`periodic: t = ${t} s is too many periods of ${P} s away`);
    }
    while (edge(k) > t) k--;
    while (edge(k + 1) <= t) k++;
    return k;
  }

  /** The real k that solves φ + k P + Δ k (k − 1)/2 = t, in the form that keeps its digits. */
  function periodsSincePhase(t: number): number {
    if (drift === 0) return (t - phase) / P;
    const b = P - drift / 2;
    const discriminant = b * b + 2 * drift * (t - phase);
    // at the end of the wave two edges meet; a period must be left before it
    const shortest = Math.sqrt(Math.max(0, discriminant)) - 1.5 * Math.abs(drift);
    if (!(shortest > 0)) {
      throw new RangeError(
        `periodic: at t = ${t} s the period, ${P} s at ${phase} s, has drifted away ` +
          `(${drift} s a period)`,
      );
    }
    return 2 * (t - phase) / (b + Math.sqrt(discriminant));
  }

  /** Time spent high since the phase, s. */
  function timeHigh(t: number): number {
    const k = periodAt(t), start = edge(k);
    return d * (start - phase) + Math.min(t, fall(k)) - start;
  }

  return {
    isStepped: true,
    at: (t) => t < fall(periodAt(t)) ? high : low,
    integral(from, to) {
      requireInterval("periodic", from, to);
      return low * (to - from) + (high - low) * (timeHigh(to) - timeHigh(from));
    },
    nextChange(t) {
      const k = periodAt(t);
      return t < fall(k) ? fall(k) : edge(k + 1);
    },
  };
}
