/**
 * Signals: rates over simulated time, read at an instant, over an interval, or from change to
 * change.
 *
 * - **Sources**: `constant`, `periodic` (a square wave with duty and drift), `sine`, `bursty` (on
 *   and off for random times), `piecewiseConstant`, `intervalCounts` (what was counted in
 *   intervals, as a capture gives it), and `streamed` (the same from an iterator, in bounded
 *   memory).
 * - **Algebra**: `sum`, `product`, `scale` on the rate; `shift`, `stretch`, `repeat` on the time
 *   axis.
 *
 * Integrals are in closed form, so a probe that reads counts makes no error of its own.
 * `nextChange` tells an event-driven reader when it must look again. Everything is the same bits on
 * every runtime.
 *
 * ```ts
 * import { Random } from "wagonwheel/random";
 * import { bursty, intervalCounts, periodic, product, repeat, scale } from "wagonwheel/signals";
 *
 * const clock = periodic({ period: 0.01, duty: 0.3, high: 1 }); // busy 3 ms of every 10 ms
 * console.log(clock.at(0.002), clock.at(0.005)); // 1 0
 * console.log(clock.nextChange(0.002)); // 0.003
 * console.log(clock.integral(0, 30).toFixed(6)); // 9.000000
 *
 * const counts = [8641299, 1444304, 1345876];
 * const cycles = intervalCounts({ edges: [0, 0.1, 0.2, 0.3], counts });
 * console.log(cycles.integral(0.1, 0.2), cycles.integral(0, 0.3)); // 1444304 11431479
 * console.log(repeat(cycles, 0.3).integral(0, 3)); // 114314790
 *
 * const bursts = bursty({ on: 1, meanOn: 2, meanOff: 6 }, Random.named("signals/example"));
 * // requests/s; in the long run 400 · 0.3 · 2/8 = 30
 * const load = product(scale(clock, 400), bursts);
 * console.log((load.integral(0, 10_000) / 10_000).toFixed(1)); // 28.9
 * ```
 *
 * @module
 */
export type { Signal } from "./signal.ts";

export { bursty, type BurstyOptions } from "./bursty.ts";
export { constant } from "./constant.ts";
export { periodic, type PeriodicOptions } from "./periodic.ts";
export {
  type Interpolation,
  interpolations,
  intervalCounts,
  type IntervalCountsOptions,
  piecewiseConstant,
  type PiecewiseConstantOptions,
} from "./piecewise-constant.ts";
export { sine, type SineOptions } from "./sine.ts";
export {
  type Advancing,
  type Interval,
  Streamed,
  streamed,
  streamedAsync,
  type StreamedOptions,
} from "./streamed.ts";

export { product } from "./product.ts";
export { repeat } from "./repeat.ts";
export { scale } from "./scale.ts";
export { shift } from "./shift.ts";
export { stretch } from "./stretch.ts";
export { sum } from "./sum.ts";
