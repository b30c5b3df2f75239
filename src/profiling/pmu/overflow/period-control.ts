/** What a period control is: it says after how many events a counter interrupts next. */
import type { Random } from "../../../random/mod.ts";

export interface PeriodControl {
  /** As tables and figures call it. */
  readonly name: string;
  /** Seconds between the ticks at which the control is told the count; Infinity for never. */
  readonly tick: number;
  start(from: number, random: Random): PeriodCourse;
}

export interface PeriodCourse {
  /** Events until the next overflow, ≥ 1, drawn or computed anew at each call. */
  period(): number;
  /** Told of an overflow at `now`, s, after `counted` events since the one before. */
  overflowed(now: number, counted: number): void;
  /**
   * Told at a tick, s, how many events came since the tick before and how many are left until the
   * overflow. Returns how many are to be left from now on.
   */
  ticked(now: number, counted: number, left: number): number;
}
