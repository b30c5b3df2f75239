import { type Capture, replayed } from "../../src/captures/mod.ts";

/**
 * What a recorded program takes of a core in one period after the other, s: the work of the frames of
 * a user whose session it is.
 *
 *     work of frame k = ∫ rate of CPU time over [kT, (k + 1)T) of the recording
 *
 * @param event a counter of CPU time, s
 * Throws a CaptureError where the capture has no such counter, a RangeError where it is too short.
 */
export function recordedWorks(capture: Capture, event: string, period: number): Float64Array {
  const cpuTime = replayed(capture, { event });
  let end = 0;
  for (let t = 0; t < Infinity; t = cpuTime.nextChange(t)) end = t;
  const frames = Math.floor(end / period);
  if (frames < 1) {
    throw new RangeError(
      `recordedWorks: a frame of ${period} s must fit the capture "${capture.name}" of ${end} s`,
    );
  }
  return Float64Array.from(
    { length: frames },
    (_, k) => cpuTime.integral(k * period, (k + 1) * period),
  );
}
