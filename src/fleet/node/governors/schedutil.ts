/**
 * Schedutil: a quarter more than what the scheduler's running average of the load asks for.
 *
 *     util ← util · y + busy · (f/f_max) · (1 − y),     y = 2^(−elapsed / 32 ms)
 *     f = 1.25 · f_max · util
 *
 * The load is counted at f_max (frequency invariant), and forgotten with a half-life of 32 ms, as
 * PELT does. The kernel tracks each task and adds the averages up; here the node has one average,
 * brought up to date once an interval.
 *
 * Linux kernel, Documentation/scheduler/schedutil.rst.
 */
import { exp } from "../../../math/mod.ts";
import { positive } from "../../parameter.ts";
import type { Governor } from "./governor.ts";

const headroom = 1.25;
const halfLife = 0.032; // s

export interface SchedutilOptions {
  /** Least time between two changes, s; 4 ms by default, a scheduler tick. */
  readonly interval?: number;
}

/** Throws a RangeError for an interval that is not above 0. */
export function schedutil({ interval = 0.004 }: SchedutilOptions = {}): Governor {
  let util = 0;
  return {
    interval: positive("schedutil", "interval", interval),
    next({ busy, elapsed, frequency }, states) {
      const most = states[states.length - 1];
      const kept = exp(-Math.LN2 * elapsed / halfLife);
      util = util * kept + busy * frequency / most * (1 - kept);
      return headroom * most * util;
    },
  };
}
