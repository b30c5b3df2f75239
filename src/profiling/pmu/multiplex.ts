/**
 * Multiplexing: more events than counters, so groups take turns and each is seen for a part of the
 * time.
 *
 * At every rotation the scheduler says in which order the groups are offered the counters. They are
 * placed in that order, pinned ones first, until one does not fit; nothing behind it is tried, even
 * if it would fit. That is how the Linux kernel does it (merge_sched_in, kernel/events/core.c).
 *
 * The log tells for every interval between rotations what was counted, and for which events nobody
 * looked. Estimators of the totals are in estimate/.
 *
 * ```ts
 * import { groupReads, multiplex, perfScaled, roundRobin } from "wagonwheel/profiling";
 * import { Random } from "wagonwheel/random";
 * import { periodic } from "wagonwheel/signals";
 *
 * // one counter, two events that are the same: busy for 0.1 of every 0.4 s, 10⁹ events in 4 s
 * const signal = periodic({ period: 0.4, duty: 0.25, high: 1e9 });
 * const groups = ["cycles", "ref-cycles"].map((name) => ({ events: [{ name, signal }] }));
 * const counters = { programmable: 1 }, scheduler = roundRobin();
 * const run = { counters, groups, scheduler, interval: 0.1, from: 0, to: 4 };
 * const [cycles, reference] = groupReads(multiplex(run, Random.named("example")));
 *
 * // rotation in step with the load: one group is there at every burst, the other at none
 * console.log(perfScaled(cycles.values[0], cycles.enabled, cycles.running)); // 2000000000
 * console.log(perfScaled(reference.values[0], reference.enabled, reference.running)); // 0
 * ```
 */
import type { Random } from "../../random/mod.ts";
import { type CounterBank, type EventGroup, Placement, requireGroups } from "./counters.ts";
import type { RotationScheduler } from "./rotation/scheduler.ts";

export interface MultiplexOptions {
  readonly counters: CounterBank;
  readonly groups: readonly EventGroup[];
  readonly scheduler: RotationScheduler;
  /** Seconds between rotations; the kernel's default is 4 ms on hardware counters. */
  readonly interval: number;
  /** s */
  readonly from: number;
  /** s; the last interval is cut there */
  readonly to: number;
}

/** What the counters held after each interval. */
export interface MultiplexLog {
  /** Names of the events counted, group by group: the columns of `counts`. */
  readonly events: readonly string[];
  /** The group of each column. */
  readonly groupOf: Int32Array;
  /** n + 1 instants of rotation, s. */
  readonly edges: Float64Array;
  /** Events counted in each interval, (n, columns); NaN where the event had no counter. */
  readonly counts: Float64Array;
}

// the last interval may end this share of one past the end by rounding alone
const slack = 1e-9;

/**
 * Counts from `from` to `to`. Throws a RangeError for groups that can never be counted, an interval
 * that is not above 0, or a time span that is empty.
 */
export function multiplex(options: MultiplexOptions, random: Random): MultiplexLog {
  const { counters, groups, scheduler, interval, from, to } = options;
  requireGroups("multiplex", counters, groups);
  if (!(interval > 0 && interval < Infinity)) {
    throw new RangeError(`multiplex: interval must be > 0 s and finite, got ${interval}`);
  }
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(`multiplex: from must be < to and both finite, got ${from} and ${to} s`);
  }
  const n = Math.max(1, Math.ceil((to - from) / interval - slack));
  const edges = Float64Array.from({ length: n + 1 }, (_, i) => i < n ? from + i * interval : to);
  const members = groups.flatMap(({ events }, g) => events.map((event) => ({ ...event, g })));
  const width = members.length;
  const counts = new Float64Array(n * width).fill(NaN);
  const firstOf = groups.map((_, g) => members.findIndex((member) => member.g === g));
  const rates = groups.map(({ events }) => new Float64Array(events.length)); // events/s, seen last

  const pinned = groups.flatMap(({ isPinned = false }, g) => isPinned ? [g] : []);
  const flexible = groups.flatMap(({ isPinned = false }, g) => isPinned ? [] : [g]);
  const rotation = scheduler.start(flexible.length, random);
  const order = Int32Array.from(flexible, (_, i) => i);
  const placement = new Placement(counters);

  function count(g: number, i: number): void {
    const { events } = groups[g];
    for (let k = 0; k < events.length; k++) {
      const value = events[k].signal.integral(edges[i], edges[i + 1]);
      counts[i * width + firstOf[g] + k] = value;
      rates[g][k] = value / (edges[i + 1] - edges[i]);
    }
  }

  for (let i = 0; i < n; i++) {
    placement.clear();
    for (let p = 0; p < pinned.length; p++) {
      placement.place(groups[pinned[p]]);
      count(pinned[p], i);
    }
    rotation.order(edges[i], order);
    for (let k = 0; k < order.length; k++) {
      const g = flexible[order[k]];
      if (!placement.place(groups[g])) break;
      count(g, i);
      rotation.saw(order[k], edges[i + 1], rates[g]);
    }
  }
  return {
    events: members.map(({ name }) => name),
    groupOf: Int32Array.from(members, ({ g }) => g),
    edges,
    counts,
  };
}
