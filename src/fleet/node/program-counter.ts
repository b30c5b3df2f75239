/**
 * A hardware counter of a program that is replayed on a node, as a signal: exact at any instant.
 *
 *     count over [a, b) in a stretch = growth · ∫ rate dv from v(a) to v(b)
 *
 * | kind of counter | growth |
 * |---|---|
 * | `work` (instructions, misses, bytes) | 1: the program does the same |
 * | `cycles` | (1 − β) + β m f/f₀: waits for memory take cycles of the core |
 * | `time` (task-clock, ref-cycles) | S: it goes with the wall clock |
 * | `unpredicted` (joules, stalls) | none: read only while S = 1 |
 *
 * Up to now the counts are final; what lies ahead is told as if nothing changed.
 *
 * Kinds: captures/replay/frequency.ts, with m as in memory-contention.ts.
 */
import type { Scaling } from "../../captures/mod.ts";
import { sum } from "../../math/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import { type ProgramCourse, recordedIn, type Stretch } from "./program-course.ts";

/** `name` is for errors. */
export function programCounter(
  name: string,
  recorded: Signal,
  scaling: Scaling,
  course: ProgramCourse,
): Signal {
  const growthIn = ({ slowdown, cycleGrowth }: Stretch): number => {
    if (scaling === "work") return 1;
    if (scaling === "cycles") return cycleGrowth;
    if (scaling === "time") return slowdown;
    if (slowdown === 1 && cycleGrowth === 1) return 1;
    throw new RangeError(
      `program: no model tells "${name}" at another speed (${slowdown} s for a recorded second)`,
    );
  };
  return {
    isStepped: recorded.isStepped,
    at(t) {
      const k = course.indexAt(t);
      if (k < 0) return 0;
      const stretch = course.stretches[k];
      if (stretch.slowdown === Infinity) return 0;
      return recorded.at(recordedIn(stretch, t)) * growthIn(stretch) / stretch.slowdown;
    },
    integral(from, to) {
      if (!(from <= to && from > -Infinity && to < Infinity)) {
        throw new RangeError(
          `program.integral: must have from ≤ to, both finite, got ${from} and ${to}`,
        );
      }
      const { stretches } = course;
      const first = Math.max(0, course.indexAt(from)), last = course.indexAt(to);
      const parts: number[] = [];
      for (let k = first; k <= last; k++) {
        const stretch = stretches[k];
        const a = Math.max(from, stretch.time);
        const b = k === last ? to : stretches[k + 1].time;
        if (b <= a || stretch.slowdown === Infinity) continue;
        const count = recorded.integral(recordedIn(stretch, a), recordedIn(stretch, b));
        parts.push(growthIn(stretch) * count);
      }
      return sum(parts);
    },
    nextChange(t) {
      const k = course.indexAt(t);
      const next = course.stretches[k + 1]?.time ?? Infinity;
      if (k < 0) return next;
      const stretch = course.stretches[k];
      if (stretch.slowdown === Infinity) return next;
      let v = recordedIn(stretch, t), change = t;
      while (change <= t) { // rounding may tell a change that t has just passed
        v = recorded.nextChange(v);
        change = stretch.time + (v - stretch.recorded) * stretch.slowdown;
      }
      return Math.min(next, change);
    },
  };
}
