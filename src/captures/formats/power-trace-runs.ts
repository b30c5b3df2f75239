/**
 * Runs in a power trace, marked by pulses on a line of a serial port (±5 V), and their mean power.
 *
 *     idle ──high──▶ pulse ──low──▶ run ──high──▶ pulse ──low──▶ idle
 *
 * High is above 4 V for more than rate / 500 ticks (2 ms), low a single tick below −4 V. Opening
 * the port makes the line bounce for some 5 ms, so single high ticks do not end a run; but they
 * are added up, as in the tool that made the published figures, so that a run ends up to 2 ms
 * earlier.
 *
 * Method: the state machine of energy_validation/tools/sampling_accuracy.c in
 * deater/rapl_validation.
 */
import { sum } from "../../math/mod.ts";
import type { Capture } from "../model/capture.ts";

const high = 4, low = -4; // V

export class RunDetector {
  /** Number of the run that began or ended last, from 0. */
  run = -1;
  /** Ticks of each run that has ended. */
  readonly lengths: number[] = [];
  #state: "idle" | "start pulse" | "run" | "stop pulse" = "idle";
  #threshold: number;
  #highs = 0;
  #length = 0;

  /** @param threshold ticks */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Whether a run begins with this tick, or is over before it. */
  see(voltage: number): "none" | "begin" | "end" {
    switch (this.#state) {
      case "idle":
        if (this.#isHigh(voltage)) this.#state = "start pulse";
        return "none";
      case "start pulse":
        if (!(voltage < low)) return "none";
        this.#state = "run";
        this.run += 1;
        this.#length = 1;
        return "begin";
      case "run":
        if (!this.#isHigh(voltage)) {
          this.#length += 1;
          return "none";
        }
        this.#state = "stop pulse";
        this.lengths.push(this.#length);
        return "end";
      case "stop pulse":
        if (voltage < low) this.#state = "idle";
        return "none";
    }
  }

  #isHigh(voltage: number): boolean {
    if (voltage > high) this.#highs += 1;
    if (this.#highs <= this.#threshold) return false;
    this.#highs = 0;
    return true;
  }
}

/**
 * Mean power of a run, W, as seen by a meter that reads every k-th tick beginning with the first.
 *
 * @param capture as the reader of power traces gives it
 * @param every k, a whole number ≥ 1: 10 makes 1 kHz of 10 kHz
 * @param run number of the run, from 0
 *
 * Throws a RangeError where the capture has no such run or `every` is not a whole number ≥ 1.
 */
export function meanPower(capture: Capture, every = 1, run = 0): number {
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(`meanPower: every must be a whole number ≥ 1, got ${every}`);
  }
  const id = (name: string) => capture.events.findIndex((event) => event.name === name);
  const [power, begin, end] = [id("power"), id("run begin"), id("run end")];
  const { event, value } = capture.columns;
  const row = (mark: number) => event.findIndex((e, i) => e === mark && value[i] === run);
  const from = row(begin), to = row(end);
  if (from < 0 || to < 0) throw new RangeError(`meanPower: the capture has no run ${run}`);
  const seen: number[] = [];
  for (let i = from, tick = 0; i < to; i++) {
    if (event[i] === power && tick++ % every === 0) seen.push(value[i]);
  }
  return sum(seen) / seen.length;
}
