/**
 * Throttling as the Linux kernel does it: so many samples a tick, and fewer when samples are slow.
 *
 *     at most ⌈rate / HZ⌉ samples in a tick of 1/HZ s, then none until the next tick
 *     mean cost m over about 128 samples;   m > share / rate   ⇒   rate ← HZ · ⌊share / (1.25 m HZ)⌋
 *
 * The rate only falls, as in the kernel, where an administrator raises it again. THROTTLE and
 * UNTHROTTLE are what perf records at those moments.
 *
 * Source: Linux 6.x, kernel/events/core.c, perf_sample_event_took and __perf_event_account_interrupt.
 */
import type { Guard, GuardEvent } from "./guard.ts";

export interface ThrottleOptions {
  /** kernel.perf_event_max_sample_rate, samples/s; 100 000 unless told. */
  readonly maxRate?: number;
  /** kernel.perf_cpu_time_max_percent as a share in (0, 1]; 0.25 unless told. */
  readonly share?: number;
  /** HZ: ticks per second; 250 unless told. */
  readonly ticks?: number;
}

export interface Throttle extends Guard {
  readonly events: readonly GuardEvent[];
  /** Samples per second allowed now. */
  readonly rate: number;
}

const remembered = 128; // samples, NR_ACCUMULATED_SAMPLES

/** Throws a RangeError for numbers out of range. */
export function throttle(options: ThrottleOptions = {}): Throttle {
  const { maxRate = 100_000, share = 0.25, ticks = 250 } = options;
  if (!(maxRate > 0 && maxRate < Infinity)) {
    throw new RangeError(`throttle: maxRate must be > 0 samples/s and finite, got ${maxRate}`);
  }
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(`throttle: share must be in (0, 1], got ${share}`);
  }
  if (!(ticks > 0 && ticks < Infinity)) {
    throw new RangeError(`throttle: ticks must be > 0 1/s and finite, got ${ticks}`);
  }
  const events: GuardEvent[] = [];
  let mostInTick = Math.ceil(maxRate / ticks);
  let allowedCost = share / maxRate; // s
  let running = 0; // 128 times the mean cost, s
  let tick = -Infinity, inTick = 0;
  let isThrottled = false;
  return {
    events,
    get rate() {
      return mostInTick * ticks;
    },
    chance(now) {
      const current = Math.floor(now * ticks);
      if (current > tick) {
        tick = current;
        inTick = 0;
        if (isThrottled) events.push({ time: current / ticks, what: "unthrottle" });
        isThrottled = false;
      }
      if (inTick < mostInTick) return 1;
      if (!isThrottled) events.push({ time: now, what: "throttle" });
      isThrottled = true;
      return 0;
    },
    spent(_, cost) {
      inTick++;
      running += cost - running / remembered;
      const mean = running / remembered;
      if (mean <= allowedCost) return;
      const slower = 1.25 * mean;
      mostInTick = Math.max(1, Math.floor(share / ticks / slower));
      allowedCost = slower;
    },
  };
}
