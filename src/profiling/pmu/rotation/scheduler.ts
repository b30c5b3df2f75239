/** What a rotation scheduler is: it says which groups are offered the counters first. */
import type { Random } from "../../../random/mod.ts";

export interface RotationScheduler {
  /** As tables and figures call it: `round-robin`. */
  readonly name: string;
  /** A course of rotations over that many groups, those that are not pinned. */
  start(groups: number, random: Random): Rotation;
}

export interface Rotation {
  /**
   * Writes the groups, in the order in which they are offered the counters from `now` (s) on, into
   * `into`, which holds a permutation of them. Called once an interval, in the order of time.
   */
  order(now: number, into: Int32Array): void;
  /** Told at the end of an interval, s, at which rates (events/s) the members of a group ran. */
  saw(group: number, now: number, rates: Float64Array): void;
}
