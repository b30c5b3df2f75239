/**
 * Frequency mode (`perf record -F`): the kernel's control that hunts for the period which gives f
 * samples a second.
 *
 *     wanted  W = c / (Δt f)                  c events in the last Δt seconds
 *     period  P ← P + trunc((W − P ± 7) / 8)  a low pass; ± as the sign of W − P
 *
 * Run at each overflow that follows the one before by less than two ticks, with c = P, and at each
 * tick with the count since the last tick. Where a tick finds more than 8 P events left, it reloads
 * the counter with P. It starts at P = 1, so the first samples come in a burst: at a steady rate R
 * the distance to R/f shrinks by 7/8 a step.
 *
 * Source: perf_calculate_period, perf_adjust_period and perf_adjust_freq_unthr_events in
 * kernel/events/core.c of the Linux kernel. Before 6.12 the rounding added 7 whatever the sign.
 */
import type { PeriodControl } from "./period-control.ts";

export interface FrequencyOptions {
  /** f: samples/s wanted, > 0. */
  readonly frequency: number;
  /** Seconds between timer ticks, 1/HZ; 0.004 unless told. */
  readonly tick?: number;
  /** P at the start, events; 1 unless told. */
  readonly firstPeriod?: number;
}

/** Throws a RangeError for a frequency, tick or first period that is out of range. */
export function frequencyControl(options: FrequencyOptions): PeriodControl {
  const { frequency: f, tick = 0.004, firstPeriod = 1 } = options;
  if (!(f > 0 && f < Infinity)) {
    throw new RangeError(`frequencyControl: frequency must be > 0 samples/s and finite, got ${f}`);
  }
  if (!(tick > 0)) throw new RangeError(`frequencyControl: tick must be > 0 s, got ${tick}`);
  if (!(firstPeriod >= 1)) {
    throw new RangeError(`frequencyControl: firstPeriod must be >= 1 event, got ${firstPeriod}`);
  }
  return {
    name: "frequency",
    tick,
    start(from) {
      let P = Math.trunc(firstPeriod);
      let last = from - 2 * tick; // of the last overflow, s: the first one comes too late to count
      return {
        period: () => P,
        overflowed(now, counted) {
          const dt = now - last;
          last = now;
          if (dt > 0 && dt < 2 * tick) P = adjustedPeriod(P, counted, dt, f);
        },
        ticked(_now, counted, left) {
          if (counted > 0) P = adjustedPeriod(P, counted, tick, f);
          return left > 8 * P ? P : left;
        },
      };
    },
  };
}

/** The period after `counted` events in dt seconds, in whole events as the kernel computes it. */
export function adjustedPeriod(P: number, counted: number, dt: number, frequency: number): number {
  const delta = Math.trunc(counted / (dt * frequency)) - P;
  const step = Math.trunc((delta >= 0 ? delta + 7 : delta - 7) / 8);
  return Math.max(1, P + step);
}
