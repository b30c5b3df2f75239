/**
 * Arrivals as a capture has them: requests, jobs or whatever happened at an instant, at the instants at
 * which it did, over and over.
 *
 *     arrival k of turn j:   (t₀ₖ − t₀₀)/s + j T,     T = (last − first)/s · n/(n − 1)
 *
 * A turn is longer than the capture by a mean gap, so that the last arrival and the first of the next
 * turn do not fall together and the mean rate is kept. Nothing is random: bursts stay as they were.
 */
import { type Capture, CaptureError } from "../../captures/mod.ts";
import type { ArrivalProcess } from "../../random/mod.ts";
import { positive } from "../parameter.ts";

export interface ArrivalsOptions {
  /** The event that arrives; all that are instants unless told. */
  readonly event?: string;
  /** s: how many times as fast as recorded; 1 unless told. */
  readonly speed?: number;
}

/**
 * Throws a CaptureError where the capture has not two such instants, and a RangeError for a speed that is
 * not above 0.
 */
export function arrivalsOfCapture(capture: Capture, options: ArrivalsOptions = {}): ArrivalProcess {
  const { event, speed = 1 } = options;
  positive("arrivalsOfCapture", "speed", speed);
  const { columns, events } = capture;
  const isWanted = events.map(({ name, kind }) =>
    kind === "instant" && (event === undefined || name === event)
  );
  const rows = Array.from(columns.time.keys().filter((row) => isWanted[columns.event[row]]));
  const times = Float64Array.from(rows, (row) => columns.time[row])
    .filter((time) => !Number.isNaN(time)).sort();
  const n = times.length;
  if (n < 2 || times[n - 1] === times[0]) {
    const what = event === undefined ? "instants" : `instants of event "${event}"`;
    throw new CaptureError(capture.name, {}, `arrivals need two ${what} at different times`);
  }
  const first = times[0];
  const turn = (times[n - 1] - first) / speed * n / (n - 1); // s
  return {
    name: `arrivals of ${capture.name}${speed === 1 ? "" : `, ${speed} times as fast`}`,
    rate: n / turn,
    start() {
      let k = 0, turns = 0;
      return {
        next() {
          if (k === n) {
            k = 0;
            turns++;
          }
          return (times[k++] - first) / speed + turns * turn;
        },
      };
    },
  };
}
