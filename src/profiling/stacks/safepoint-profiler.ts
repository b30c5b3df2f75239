/**
 * The safepoint-only profiler: asked for a stack at t, it gets one at the next yield point that the
 * program passes.
 *
 *     sample at t  →  the method that holds the first yield point at or after t
 *
 * So all time between one yield point and the next is charged to the method of the next one, and a
 * method without yield points is never seen. Which method is called the hottest depends on where the
 * compiler put the polls, not on where the time goes. A profiler that stops the thread anywhere charges
 * every instant to the method that runs.
 *
 * Source: Mytkowicz, Diwan, Hauswirth and Sweeney, PLDI 2010; their tprof is the unbiased one.
 */
import { type MethodCourse, type PointKind, turnLength } from "./method-program.ts";

/** What a profiler of methods says of a program. */
export interface StackProfiler {
  readonly name: string;
  /** The share of the samples that each method gets where samples are due evenly: exact. */
  expected(course: MethodCourse): Float64Array;
  /** Samples that each method gets of those due at `times`, s, 0 being the start of a turn. */
  profile(course: MethodCourse, times: ArrayLike<number>): Float64Array;
}

/**
 * Sees stacks at yield points of those kinds only. Its methods throw a RangeError for a program that
 * has none: it could never be stopped.
 */
export function safepointProfiler(name: string, yieldsAt: readonly PointKind[]): StackProfiler {
  return {
    name,
    expected(course) {
      const { times, owners } = yieldPoints(course, yieldsAt, name);
      const length = turnLength(course), n = times.length;
      const shares = new Float64Array(course.methods.length);
      for (let i = 0; i < n; i++) {
        const before = i > 0 ? times[i - 1] : times[n - 1] - length;
        shares[owners[i]] += (times[i] - before) / length;
      }
      return shares;
    },
    profile(course, times) {
      const points = yieldPoints(course, yieldsAt, name);
      const length = turnLength(course), n = points.times.length;
      const samples = new Float64Array(course.methods.length);
      for (let k = 0; k < times.length; k++) {
        const t = times[k] - Math.floor(times[k] / length) * length;
        samples[points.owners[firstFrom(points.times, t) % n]]++;
      }
      return samples;
    },
  };
}

/** Sees the method that runs, wherever it is. */
export const anywhereProfiler: StackProfiler = {
  name: "anywhere",
  expected({ methods, edges, running }) {
    const length = edges[edges.length - 1];
    const shares = new Float64Array(methods.length);
    running.forEach((method, i) => shares[method] += (edges[i + 1] - edges[i]) / length);
    return shares;
  },
  profile(course, times) {
    const { edges, running, methods } = course;
    const length = turnLength(course);
    const samples = new Float64Array(methods.length);
    for (let k = 0; k < times.length; k++) {
      const t = times[k] - Math.floor(times[k] / length) * length;
      const next = firstFrom(edges, t);
      const i = edges[next] === t ? next : next - 1; // an edge belongs to what begins there
      samples[running[Math.min(i, running.length - 1)]]++;
    }
    return samples;
  },
};

/** The four layouts that compilers have made, none with polls in counted loops, and none at all. */
export const stackProfilers = {
  "anywhere": anywhereProfiler,
  "method entries": safepointProfiler("method entries", ["entry"]),
  "method exits": safepointProfiler("method exits", ["exit"]),
  "loop back edges": safepointProfiler("loop back edges", ["back edge"]),
  "allocations": safepointProfiler("allocations", ["allocation"]),
} as const satisfies Readonly<Record<string, StackProfiler>>;

interface YieldPoints {
  readonly times: Float64Array;
  readonly owners: Int32Array;
}

function yieldPoints(
  course: MethodCourse,
  yieldsAt: readonly PointKind[],
  profiler: string,
): YieldPoints {
  const chosen = course.kinds.flatMap((kind, i) => yieldsAt.includes(kind) ? [i] : []);
  if (chosen.length === 0) {
    throw new RangeError(
      `safepointProfiler: the program has no yield point for "${profiler}": it would never stop`,
    );
  }
  return {
    times: Float64Array.from(chosen, (i) => course.points[i]),
    owners: Int32Array.from(chosen, (i) => course.owners[i]),
  };
}

/** The first place in the non-decreasing row whose value is ≥ x; its length where there is none. */
function firstFrom(row: Float64Array, x: number): number {
  let low = -1, high = row.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (row[middle] >= x) high = middle;
    else low = middle;
  }
  return high;
}
