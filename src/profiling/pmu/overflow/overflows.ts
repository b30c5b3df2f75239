/**
 * The overflow interrupts of a counter over a signal: when they come and how many events each stands
 * for.
 *
 * The counter is loaded with the period and interrupts where the integral of the rate has grown by
 * it, at a time found in closed form between changes of a stepped signal and by bisection otherwise.
 * A sample stands for the period that was counted before it, so Σ periods ≤ ∫ rate dt, by less than
 * the last period.
 *
 * The instants are those of the events; what a profiler attributes them to is shifted: see ../skid/.
 */
import type { Random } from "../../../random/mod.ts";
import type { Signal } from "../../../signals/mod.ts";
import type { PeriodControl } from "./period-control.ts";

export interface Overflows {
  /** s, increasing or equal */
  readonly times: Float64Array;
  /** Events that each stands for. */
  readonly periods: Float64Array;
}

export interface OverflowOptions {
  readonly control: PeriodControl;
  /** s */
  readonly from: number;
  /** s */
  readonly to: number;
  /** Overflows before it gives up, for a control that asks for too many; 10⁷ unless told. */
  readonly most?: number;
}

/**
 * Throws a RangeError where the span is empty or not finite, the rate is negative, or more than `most`
 * overflows come.
 */
export function overflows(signal: Signal, options: OverflowOptions, random: Random): Overflows {
  const { control, from, to, most = 10_000_000 } = options;
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(`overflows: from must be < to and both finite, got ${from} and ${to} s`);
  }
  const course = control.start(from, random);
  const times: number[] = [], periods: number[] = [];
  let now = from, tick = from + control.tick, sinceTick = 0, ticks = 1;
  let period = course.period(), left = period;
  while (now < to) {
    const until = Math.min(to, tick);
    const counted = signal.integral(now, until);
    if (counted < 0) {
      throw new RangeError(`overflows: the rate must be >= 0, its integral is ${counted}`);
    }
    if (counted >= left) {
      now = instantAfter(signal, now, left, until);
      if (times.length === most) {
        throw new RangeError(
          `overflows: more than ${most} overflows before ${now} s: a longer period, or a higher most`,
        );
      }
      times.push(now);
      periods.push(period);
      sinceTick += left;
      course.overflowed(now, period);
      period = left = course.period();
    } else {
      now = until;
      sinceTick += counted;
      left -= counted;
      if (until < tick) break;
      const before = left;
      left = course.ticked(now, sinceTick, left);
      // a reload forgets what was counted towards the old period
      if (left !== before) period = left;
      sinceTick = 0;
      ticks++;
      tick = from + ticks * control.tick;
    }
  }
  return { times: Float64Array.from(times), periods: Float64Array.from(periods) };
}

const bisections = 60;

/** The instant at which `count` events have come since `from`; there are so many before `until`. */
function instantAfter(signal: Signal, from: number, count: number, until: number): number {
  let start = from, left = count;
  for (;;) {
    const end = Math.min(until, signal.nextChange(start));
    const events = signal.integral(start, end);
    if (events >= left || end >= until) {
      if (signal.isStepped) return Math.min(end, start + left / signal.at(start));
      return bisected(signal, start, left, end);
    }
    left -= events;
    start = end;
  }
}

function bisected(signal: Signal, start: number, count: number, end: number): number {
  let low = start, high = end;
  for (let k = 0; k < bisections && low < high; k++) {
    const middle = low + (high - low) / 2;
    if (signal.integral(start, middle) < count) low = middle;
    else high = middle;
  }
  return high;
}
