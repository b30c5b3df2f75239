/**
 * Skid and shadow: where a sample lands that was due at t.
 *
 *     landed = the first instant ≥ t + D at which interrupts are taken
 *
 * D, the skid, is the time from the overflow to the instruction that the handler sees: a law in
 * seconds, and by nature never negative. A shadow is a frame in which no interrupt is taken (a
 * critical section, a stretch that retires at once): what is due in it lands at its end, so the frame
 * behind it gets its weight.
 *
 * Samples due evenly over a loop stay even under skid: time profiles keep their shares but for the
 * shadows. Samples of events do not. Events spread evenly over a frame [a, b), under a fixed D, land
 * in the frame [c, d) with the share
 *
 *     |[a + D, b + D) ∩ [c, d)| / (b − a)        (modulo the loop's length)
 *
 * which is how cache misses move from the load to what follows it.
 *
 * Source: Dean, Hicks, Waldspurger, Weihl and Chrysos, "ProfileMe", MICRO 1997.
 */
import type { Distribution, Random } from "../../../random/mod.ts";
import { courseLength, type FrameCourse, partAt } from "./frame-course.ts";

export interface SkidOptions {
  /** D: time between the overflow and the interrupt, s. */
  readonly delay: Distribution;
  /** Names of frames in which no interrupt is taken; none by default. */
  readonly shadows?: readonly string[];
}

/**
 * The instants, s, at which samples due at `times` are taken. Throws a RangeError where a delay drawn
 * is negative, a shadow is not the name of a frame, or every frame is a shadow.
 */
export function skidded(
  course: FrameCourse,
  times: ArrayLike<number>,
  options: SkidOptions,
  random: Random,
): Float64Array {
  const { delay, shadows = [] } = options;
  const isShadow = shadowParts(course, shadows);
  const landed = new Float64Array(times.length);
  for (let k = 0; k < times.length; k++) {
    const d = delay.draw(random);
    if (!(d >= 0)) throw new RangeError(`skidded: delays must be >= 0 s, ${delay.name} gave ${d}`);
    landed[k] = afterShadows(course, isShadow, times[k] + d);
  }
  return landed;
}

/** One entry a part of the course: 1 where its frame is a shadow. */
function shadowParts({ frames, names }: FrameCourse, shadows: readonly string[]): Uint8Array {
  const ids = shadows.map((name) => {
    const id = names.indexOf(name);
    if (id < 0) {
      throw new RangeError(`skidded: no frame "${name}" to be a shadow: ${names.join(", ")}`);
    }
    return id;
  });
  const isShadow = Uint8Array.from(frames, (frame) => ids.includes(frame) ? 1 : 0);
  if (!isShadow.includes(0)) {
    throw new RangeError("skidded: at least one frame must take interrupts, all are shadows");
  }
  return isShadow;
}

function afterShadows(course: FrameCourse, isShadow: Uint8Array, t: number): number {
  const { edges, frames } = course;
  let part = partAt(course, t);
  if (isShadow[part] === 0) return t;
  const length = courseLength(course);
  // the place within the loop, then onward from edge to edge
  let turn = Math.floor((t - edges[0]) / length) * length;
  while (isShadow[part] !== 0) {
    part++;
    if (part === frames.length) {
      part = 0;
      turn += length;
    }
  }
  return turn + edges[part];
}
