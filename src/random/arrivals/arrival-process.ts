import type { Random } from "../random.ts";

/** A law of arrival times; each `start` makes an independent course of it. */
export interface ArrivalProcess {
  /** The family and its parameters, as printed in tables and errors: `poisson process(rate 2)`. */
  readonly name: string;
  /** Arrivals per second in the long run. */
  readonly rate: number;
  /** One course of the process, from time 0 on; it draws all it needs from `random`. */
  start(random: Random): ArrivalTimes;
}

/** The successive arrivals of one course. */
export interface ArrivalTimes {
  /**
   * The time of the next arrival, in seconds since the start, never before the last one. Allocates
   * nothing. A process of the simulator waits for it with `hold(times.next() − now)`.
   */
  next(): number;
}
