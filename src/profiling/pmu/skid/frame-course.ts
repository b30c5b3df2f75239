/**
 * A course of frames: which instruction, block or function ran from when to when.
 *
 * Frame `frames[i]` runs from edges[i] to edges[i + 1]; the course may be read as a loop. The truth of
 * a profile is the time that each frame ran, and a sample at t belongs to the frame that runs then.
 */

export interface FrameCourse {
  /** n + 1 increasing times, s. */
  readonly edges: Float64Array;
  /** n frames, each in [0, names.length). */
  readonly frames: Int32Array;
  readonly names: readonly string[];
}

/**
 * A course from its parts in order, each so many seconds of a frame. Throws a RangeError where a part
 * does not last longer than 0 s.
 */
export function frameCourse(parts: readonly { frame: string; duration: number }[]): FrameCourse {
  const names = [...new Set(parts.map(({ frame }) => frame))];
  const edges = new Float64Array(parts.length + 1);
  parts.forEach(({ frame, duration }, i) => {
    if (!(duration > 0 && duration < Infinity)) {
      throw new RangeError(`frameCourse: duration of "${frame}" must be > 0 s, got ${duration}`);
    }
    edges[i + 1] = edges[i] + duration;
  });
  return { edges, frames: Int32Array.from(parts, ({ frame }) => names.indexOf(frame)), names };
}

/** Length of the course, s. */
export function courseLength({ edges }: FrameCourse): number {
  return edges[edges.length - 1] - edges[0];
}

/** The part that runs at t, read as a loop where t is outside. */
export function partAt({ edges }: FrameCourse, t: number): number {
  const n = edges.length - 1, length = edges[n] - edges[0];
  let x = t;
  if (!(x >= edges[0] && x < edges[n])) {
    x = t - Math.floor((t - edges[0]) / length) * length;
    if (!(x >= edges[0])) x = edges[0];
    if (!(x < edges[n])) x = edges[0]; // the difference was rounded up to the end
  }
  let low = 0, high = n;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= x) low = middle;
    else high = middle;
  }
  return low;
}

/** The share of the time that each frame ran, one entry a name. */
export function trueProfile(course: FrameCourse): Float64Array {
  const { edges, frames, names } = course;
  const shares = new Float64Array(names.length);
  const length = courseLength(course);
  for (let i = 0; i < frames.length; i++) shares[frames[i]] += (edges[i + 1] - edges[i]) / length;
  return shares;
}

/**
 * The share of the samples at those times, s, that each frame gets; weighted where weights are given.
 * Throws a RangeError where there is no sample.
 */
export function sampledProfile(
  course: FrameCourse,
  times: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Float64Array {
  if (times.length === 0) throw new RangeError("sampledProfile: needs at least 1 sample, got 0");
  const shares = new Float64Array(course.names.length);
  let total = 0;
  for (let k = 0; k < times.length; k++) {
    const weight = weights?.[k] ?? 1;
    shares[course.frames[partAt(course, times[k])]] += weight;
    total += weight;
  }
  for (let i = 0; i < shares.length; i++) shares[i] /= total;
  return shares;
}
