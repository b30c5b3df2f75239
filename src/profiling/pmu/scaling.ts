/**
 * Reads of a multiplexed group, and the scaling that perf does with them.
 *
 *     estimate = value · enabled / running
 *
 * `enabled` is how long the group was wanted, `running` how long it had the counters. The members of
 * a group share both. The estimate supposes that the rate was the same while nobody looked.
 *
 * Source: perf_event_open(2), PERF_FORMAT_TOTAL_TIME_ENABLED and PERF_FORMAT_GROUP;
 * perf_counts_values__scale in tools/lib/perf/evsel.c of the Linux kernel.
 */
import type { MultiplexLog } from "./multiplex.ts";

/** What read(2) gives for a group: `{ nr, time_enabled, time_running, value[nr] }`. */
export interface GroupRead {
  readonly events: readonly string[];
  /** s */
  readonly enabled: number;
  /** s */
  readonly running: number;
  /** Events counted while running, one a member. */
  readonly values: Float64Array;
}

/** The reads of all groups at the end of the log. */
export function groupReads(log: MultiplexLog): GroupRead[] {
  const { events, groupOf, edges, counts } = log;
  const width = events.length, n = edges.length - 1;
  const groups = Math.max(...groupOf) + 1;
  return Array.from({ length: groups }, (_, g) => {
    const columns = events.flatMap((_, c) => groupOf[c] === g ? [c] : []);
    const values = new Float64Array(columns.length);
    let running = 0;
    for (let i = 0; i < n; i++) {
      if (Number.isNaN(counts[i * width + columns[0]])) continue;
      running += edges[i + 1] - edges[i];
      columns.forEach((c, k) => values[k] += counts[i * width + c]);
    }
    return { events: columns.map((c) => events[c]), enabled: edges[n] - edges[0], running, values };
  });
}

/**
 * The count that perf prints for a raw value: scaled and cut to a whole number where the event ran
 * for less than it was enabled, the value itself where it ran all the time, and null, printed as
 * `<not counted>`, where it never ran. Times in any one unit.
 */
export function perfScaled(value: number, enabled: number, running: number): number | null {
  if (running === 0) return null;
  return running < enabled ? Math.trunc(value * enabled / running) : value;
}
