/**
 * Last committed instruction (LCI): what left the window last.
 *
 * Right where an instruction has just emptied the pipeline; wrong at every stall, which is given to
 * the instruction before the one that stalls.
 *
 * Source: Gottschall, Eeckhout and Jahre, MICRO 2021 (external monitors, Arm CoreSight).
 */
import { firstFrom, type TaggingPolicy } from "./policy.ts";

export const lastCommitted: TaggingPolicy = {
  name: "last committed",
  asIn: "LCI, Arm CoreSight",
  tag({ instruction, committed }, cycle, profile) {
    const i = firstFrom(committed, cycle + 1) - 1; // the last one committed in this cycle or before
    if (i >= 0) profile[instruction[i]] += 1;
  },
};
