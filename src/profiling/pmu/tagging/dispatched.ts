/**
 * Dispatch tagging: the next instruction to enter the window is marked and reported when it commits.
 *
 * It favours what waits at the door of a full window over what keeps the window full, which is hundreds
 * of instructions ahead. A mark on a wrong path is thrown away with it: the sample is lost.
 *
 * Source: Drongowski, "Instruction-Based Sampling", AMD 2007 (IBS op sampling); Arm Architecture
 * Reference Manual, the Statistical Profiling Extension; Gottschall et al., MICRO 2021
 */
import { firstFrom, type TaggingPolicy } from "./policy.ts";

export const dispatched: TaggingPolicy = {
  name: "dispatched",
  asIn: "AMD IBS, Arm SPE",
  tag({ instruction, dispatched, restarts, wrongPathUntil }, cycle, profile) {
    const i = firstFrom(dispatched, cycle);
    if (i === dispatched.length) return;
    const isOnWrongPath = i > 0 && restarts[i - 1] !== 0 && cycle < wrongPathUntil[i - 1];
    if (!isOnWrongPath) profile[instruction[i]] += 1;
  },
};
