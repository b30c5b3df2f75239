/**
 * Ondemand: at once to the top when busy, in proportion to the load otherwise.
 *
 *     f = f_max                                   where busy > threshold
 *     f = f_min + busy · (f_max − f_min)          otherwise
 *
 * Busy is counted at the present frequency, so a load that fits a lower one settles there.
 *
 * Pallipadi & Starikovskiy, "The ondemand governor", Ottawa Linux Symposium 2006. The proportional
 * part: Linux kernel, drivers/cpufreq/cpufreq_ondemand.c, `od_update`.
 */
import { positive, within } from "../../parameter.ts";
import type { Governor } from "./governor.ts";

export interface OndemandOptions {
  /** Share of busy time above which the top is taken; 0.8 by default. */
  readonly threshold?: number;
  /** Sampling interval, s; 10 ms by default. */
  readonly interval?: number;
}

/** Throws a RangeError for a threshold outside [0, 1] or an interval that is not above 0. */
export function ondemand(options: OndemandOptions = {}): Governor {
  const { threshold = 0.8, interval = 0.01 } = options;
  within("ondemand", "threshold", threshold, 0, 1);
  return {
    interval: positive("ondemand", "interval", interval),
    next({ busy }, states) {
      const least = states[0], most = states[states.length - 1];
      return busy > threshold ? most : least + busy * (most - least);
    },
  };
}
