/**
 * The causality test of a profiler: make a method slower by a known amount and see whether the profiler
 * says so.
 *
 *     T(w)  = share of the method in the profile × time of one turn, with work w put into it
 *     slope = dT/dw:     1 for a profiler whose word can be acted upon
 *
 * The work has no yield point in it, as an optimised loop has none.
 *
 * Source: Mytkowicz, Diwan, Hauswirth and Sweeney, PLDI 2010.
 */
import { type Method, methodCourse, turnLength, withInjectedWork } from "./method-program.ts";
import type { StackProfiler } from "./safepoint-profiler.ts";

/** Draws the times, s, at which samples are due in a turn of that length, s. */
export type SamplesDue = (length: number) => Float64Array;

export interface CausalityTest {
  /** w, s a turn. */
  readonly injected: Float64Array;
  /** T(w), s a turn. */
  readonly reported: Float64Array;
  /** Of the least-squares line through them. */
  readonly slope: number;
}

/**
 * Puts each amount of work, s a turn, into the method of that name in turn. `due` draws the instants of
 * the samples for a turn of the length given; the expected shares are taken where it is null. Throws a
 * RangeError for an unknown method or fewer than 2 different amounts.
 */
export function causalityTest(
  program: readonly Method[],
  method: string,
  profiler: StackProfiler,
  amounts: readonly number[],
  due: SamplesDue | null = null,
): CausalityTest {
  const reported = Float64Array.from(amounts, (w) => {
    const course = methodCourse(withInjectedWork(program, method, w));
    const at = course.methods.indexOf(method);
    if (at < 0) {
      throw new RangeError(
        `causalityTest: no method "${method}", only ${course.methods.join(", ")}`,
      );
    }
    if (due === null) return profiler.expected(course)[at] * turnLength(course);
    const times = due(turnLength(course));
    return profiler.profile(course, times)[at] / times.length * turnLength(course);
  });
  const injected = Float64Array.from(amounts);
  return { injected, reported, slope: slopeOf(injected, reported) };
}

function slopeOf(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const meanX = x.reduce((sum, v) => sum + v, 0) / n;
  const meanY = y.reduce((sum, v) => sum + v, 0) / n;
  let xx = 0, xy = 0;
  for (let i = 0; i < n; i++) {
    xx += (x[i] - meanX) * (x[i] - meanX);
    xy += (x[i] - meanX) * (y[i] - meanY);
  }
  if (!(xx > 0)) {
    throw new RangeError(`causalityTest: needs at least 2 different amounts of work, got ${n}`);
  }
  return xy / xx;
}
