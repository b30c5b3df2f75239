/**
 * Piecewise-constant rates between given edges, and counts of intervals turned into rates.
 *
 * An instant is found by a cursor when reads go forward, otherwise by bisection; an integral costs
 * the same however many edges it spans.
 */
import { limitedSlopes } from "./limited-slopes.ts";
import type { Signal } from "./signal.ts";
import { Steps } from "./steps.ts";

export interface PiecewiseConstantOptions {
  /** n + 1 increasing times, in s: rate i holds from edge i to edge i + 1, and 0 outside */
  edges: ArrayLike<number>;
  /** n rates, in events/s */
  rates: ArrayLike<number>;
}

/**
 * How counts of intervals become a rate. Both give every interval its count back.
 *
 * - `constant`: the interval's mean rate
 * - `linear`: a straight line through the mean, as steep as both neighbours allow
 *   (see limited-slopes.ts); no rate is below 0 where no count is
 */
export type Interpolation = "constant" | "linear";
export const interpolations: readonly Interpolation[] = ["constant", "linear"];

export interface IntervalCountsOptions {
  /** n + 1 increasing times, in s: count i was counted from edge i to edge i + 1; 0 outside */
  edges: ArrayLike<number>;
  /** n counts */
  counts: ArrayLike<number>;
  /** "constant" by default */
  interpolation?: Interpolation;
}

/**
 * Throws a RangeError where edges do not increase, a number is not finite or lengths do not match.
 */
export function piecewiseConstant({ edges, rates }: PiecewiseConstantOptions): Signal {
  const e = checkedEdges("piecewiseConstant", edges, rates.length);
  const r = checkedValues("piecewiseConstant", "rates", rates);
  const counts = r.map((rate, i) => rate * (e[i + 1] - e[i]));
  checkedValues("piecewiseConstant", "rate × length", counts);
  return new Steps(e, counts, r, null);
}

/**
 * Throws a RangeError where edges do not increase, a number is not finite or lengths do not match.
 */
export function intervalCounts(options: IntervalCountsOptions): Signal {
  const { edges, counts, interpolation = "constant" } = options;
  if (!interpolations.includes(interpolation)) {
    throw new RangeError(
      `intervalCounts: interpolation must be one of ${interpolations.join(", ")}, ` +
        `got ${interpolation}`,
    );
  }
  const e = checkedEdges("intervalCounts", edges, counts.length);
  const c = checkedValues("intervalCounts", "counts", counts);
  const rates = c.map((count, i) => count / (e[i + 1] - e[i]));
  checkedValues("intervalCounts", "count / length", rates);
  return new Steps(e, c, rates, interpolation === "linear" ? limitedSlopes(e, rates) : null);
}

function checkedEdges(where: string, edges: ArrayLike<number>, intervals: number): Float64Array {
  if (edges.length !== intervals + 1 || intervals === 0) {
    throw new RangeError(
      `${where}: needs n ≥ 1 intervals and n + 1 edges, got ${intervals} and ${edges.length}`,
    );
  }
  const e = checkedValues(where, "edges", edges);
  for (let i = 0; i < intervals; i++) {
    if (!(e[i] < e[i + 1])) {
      throw new RangeError(
        `${where}: edges must increase, got ${e[i]} s and then ${e[i + 1]} s at ${i + 1}`,
      );
    }
  }
  return e;
}

function checkedValues(where: string, argument: string, values: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(values);
  const wrong = copy.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(`${where}: ${argument} must be finite, got ${copy[wrong]} at ${wrong}`);
  }
  return copy;
}
