/**
 * A bursty rate: on and off for exponential times, turn by turn.
 *
 * The signal is a two-state Markov process in its stationary state from t = 0 on; before that it is
 * off. The times are drawn one after the other when they are first needed, so the same stream gives
 * the same signal in whatever order it is read. 16 bytes are kept for each change up to the latest
 * instant read.
 *
 * As the rate of a Poisson process this is the interrupted Poisson process: Kuczura, Bell System
 * Technical Journal 52(3):437–448, 1973.
 */
import type { Random } from "../random/mod.ts";
import { finite, positive, requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

export interface BurstyOptions {
  /** rate in a burst, in events/s */
  on: number;
  /** rate between bursts; 0 by default */
  off?: number;
  /** mean length of a burst, in s */
  meanOn: number;
  /** mean length of a pause, in s */
  meanOff: number;
}

/** Throws a RangeError for a rate that is not finite, or a mean that is not above 0. */
export function bursty(options: BurstyOptions, random: Random): Signal {
  const { on, off = 0, meanOn, meanOff } = options;
  finite("bursty", "on", on);
  finite("bursty", "off", off);
  positive("bursty", "meanOn", meanOn);
  positive("bursty", "meanOff", meanOff);
  const isOnAtFirst = random.bernoulli(meanOn / (meanOn + meanOff));

  let changes = new Float64Array(64); // changes[0] = 0 is the start, s
  let timeOnBefore = new Float64Array(64); // since the start, at each change, s
  let known = 1;
  let cursor = 0;
  const isOn = (k: number) => (k % 2 === 0) === isOnAtFirst; // after change k

  function drawChange(): void {
    if (known === changes.length) {
      changes = longer(changes);
      timeOnBefore = longer(timeOnBefore);
    }
    const k = known - 1;
    const stay = random.exponential() * (isOn(k) ? meanOn : meanOff);
    changes[known] = changes[k] + stay;
    timeOnBefore[known] = timeOnBefore[k] + (isOn(k) ? stay : 0);
    if (changes[known] > changes[k]) known++; // a stay too short to move the clock is drawn again
  }

  /** The last change at or before t ≥ 0. */
  function changeBefore(t: number): number {
    while (changes[known - 1] <= t) drawChange();
    if (changes[cursor] <= t && t < changes[cursor + 1] && cursor + 1 < known) return cursor;
    let low = 0, high = known - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (changes[middle] <= t) low = middle;
      else high = middle;
    }
    return cursor = low;
  }

  function timeOn(t: number): number {
    if (t <= 0) return 0;
    const k = changeBefore(t);
    return timeOnBefore[k] + (isOn(k) ? t - changes[k] : 0);
  }

  return {
    isStepped: true,
    at(t) {
      requireFinite(t);
      return t >= 0 && isOn(changeBefore(t)) ? on : off;
    },
    integral(from, to) {
      requireInterval("bursty", from, to);
      return off * (to - from) + (on - off) * (timeOn(to) - timeOn(from));
    },
    nextChange(t) {
      requireFinite(t);
      if (t < 0) return 0;
      const k = changeBefore(t); // first: it may replace the array
      return changes[k + 1];
    },
  };
}

function longer(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const result = new Float64Array(2 * column.length);
  result.set(column);
  return result;
}

/** Endless times would draw without end. */
function requireFinite(t: number): void {
  finite("bursty", "t", t);
}
