/**
 * Users that move as recorded: tracks of positions with times, with straight lines between.
 *
 * `tracksOf` reads them from a capture of GPS positions (columns latitude_deg, longitude_deg, a time
 * and a name), each in its own time from its first position on, or all in the time of the capture.
 * A track that has ended stays at its last place. User i of a Movement takes track i modulo their
 * number.
 */
import { type Capture, CaptureError } from "../../captures/mod.ts";
import { centreOf, globePositions } from "../topology/from-capture.ts";
import { type GlobePosition, tangentPlane } from "../topology/position.ts";
import type { MobilityModel, Walkers } from "./walkers.ts";

export interface Track {
  readonly name: string;
  /** s, rising. */
  readonly times: Float64Array;
  /** m */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface TracksOptions {
  /** Centre of the plane; the mean of all positions by default. */
  readonly centre?: GlobePosition;
  /** True: times count from each track's first position; false, the default: as in the capture. */
  readonly fromOwnStart?: boolean;
}

/** One track a name. Throws a CaptureError where the capture has no positions, times or names. */
export function tracksOf(capture: Capture, options: TracksOptions = {}): Track[] {
  const { node, time } = capture.columns;
  if (node === undefined) throw new CaptureError(capture.name, {}, "has no names of tracks");
  const positions = globePositions(capture);
  const plane = tangentPlane(options.centre ?? centreOf(positions));
  const rows = new Map<number, number[]>();
  node.forEach((id, row) => {
    if (Number.isNaN(time[row])) {
      throw new CaptureError(capture.name, {}, `row ${row + 1} has no time`);
    }
    const known = rows.get(id);
    if (known === undefined) rows.set(id, [row]);
    else known.push(row);
  });
  return [...rows].map(([id, unordered]) => {
    // the later of two positions of one time is left out
    const ordered = unordered.sort((a, b) => time[a] - time[b])
      .filter((row, i, all) => i === 0 || time[row] > time[all[i - 1]]);
    const start = options.fromOwnStart === true ? time[ordered[0]] : 0;
    const places = ordered.map((row) => plane(positions[row]));
    return {
      name: capture.strings[id],
      times: Float64Array.from(ordered, (row) => time[row] - start),
      x: Float64Array.from(places, ({ x }) => x),
      y: Float64Array.from(places, ({ y }) => y),
    };
  });
}

/** Users on the tracks. Throws a RangeError for no tracks, an empty one, or times that do not rise. */
export function traceDriven(tracks: readonly Track[]): MobilityModel {
  if (tracks.length === 0) throw new RangeError("traceDriven: needs at least 1 track, got 0");
  let width = 0, height = 0;
  for (const { name, times, x, y } of tracks) {
    if (times.length === 0 || times.some((t, k) => k > 0 && !(t > times[k - 1]))) {
      throw new RangeError(`traceDriven: times of track "${name}" must be there and rise`);
    }
    for (const at of x) width = Math.max(width, Math.abs(at));
    for (const at of y) height = Math.max(height, Math.abs(at));
  }
  /** Leads from point k to the next one. */
  const lead = (w: Walkers, i: number, k: number) => {
    const { times, x, y } = tracks[i % tracks.length];
    w.x[i] = x[k];
    w.y[i] = y[k];
    w.state[i] = k;
    const isLast = k === times.length - 1;
    const dt = isLast ? 1 : times[k + 1] - times[k];
    w.vx[i] = isLast ? 0 : (x[k + 1] - x[k]) / dt;
    w.vy[i] = isLast ? 0 : (y[k + 1] - y[k]) / dt;
    w.until[i] = isLast ? Infinity : times[k + 1];
  };
  return {
    name: "tracks",
    width,
    height,
    stateSize: 1, // the point that the leg began at; −1 before the first
    start(w, i) {
      const { times, x, y } = tracks[i % tracks.length];
      const now = w.since[i];
      let k = -1;
      while (k + 1 < times.length && times[k + 1] <= now) k++;
      if (k < 0) {
        [w.x[i], w.y[i], w.vx[i], w.vy[i], w.until[i]] = [x[0], y[0], 0, 0, times[0]];
        w.state[i] = -1;
        return;
      }
      lead(w, i, k);
      w.since[i] = times[k];
    },
    next(w, i) {
      lead(w, i, w.state[i] + 1);
    },
  };
}
