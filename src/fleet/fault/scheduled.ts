import type { Simulation } from "../../des/mod.ts";
import type { Fault } from "./fault.ts";

/** When a fault lasts. */
export interface FaultWindow {
  /** s, now or later */
  readonly at: number;
  /** s; Infinity where it is never healed. */
  readonly duration: number;
}

/** Faults at recorded times: a log of failures, replayed. Throws a RangeError for a window that is none. */
export function scheduled(
  simulation: Simulation,
  fault: Fault,
  windows: readonly FaultWindow[],
): void {
  windows.forEach(({ at, duration }, i) => {
    if (!(at >= simulation.now && at < Infinity)) {
      throw new RangeError(
        `scheduled: windows[${i}].at must be >= now (${simulation.now} s) and finite, got ${at}`,
      );
    }
    if (!(duration > 0)) {
      throw new RangeError(`scheduled: windows[${i}].duration must be > 0 s, got ${duration}`);
    }
  });
  for (const { at, duration } of windows) {
    simulation.at(at, () => {
      const heal = fault.inject();
      if (duration < Infinity) simulation.after(duration, heal);
    });
  }
}
