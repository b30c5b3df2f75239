/**
 * Governors that never change: `performance` keeps the highest frequency, `powersave` the lowest.
 *
 * Linux kernel, Documentation/admin-guide/pm/cpufreq.rst, "Generic scaling governors".
 */
import type { Governor } from "./governor.ts";

export function performance(): Governor {
  return { interval: null, next: (_, states) => states[states.length - 1] };
}

export function powersave(): Governor {
  return { interval: null, next: (_, states) => states[0] };
}
