/**
 * Round-robin rotation: the group that came first goes to the end of the line.
 *
 *     group k is first in intervals k, k + G, k + 2G, …
 *
 * Fair and without chance, so it can fall in step with what it counts: a phase that lasts G intervals
 * is seen at one place by each group.
 *
 * Source: rotate_ctx in the Linux kernel, kernel/events/core.c.
 */
import type { RotationScheduler } from "./scheduler.ts";

export interface RoundRobinOptions {
  /** The group that comes first at the start, a whole number ≥ 0, taken modulo the groups; 0 unless told. */
  readonly first?: number;
}

/** Throws a RangeError where `first` is not a whole number ≥ 0. */
export function roundRobin(options: RoundRobinOptions = {}): RotationScheduler {
  const { first = 0 } = options;
  if (!(Number.isInteger(first) && first >= 0)) {
    throw new RangeError(`roundRobin: first must be a whole number >= 0, got ${first}`);
  }
  return {
    name: "round-robin",
    start(groups) {
      let turn = first;
      return {
        order(_now, into) {
          for (let k = 0; k < groups; k++) into[k] = (turn + k) % groups;
          turn++;
        },
        saw() {},
      };
    },
  };
}
