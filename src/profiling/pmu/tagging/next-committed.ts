/**
 * Next committing instruction (NCI): what will leave the window next, or is the oldest to leave it now.
 *
 * Right at every stall. Wrong where several commit in one cycle, of which it names one, and where the
 * window is empty behind a misprediction or a flush, whose time goes to the innocent instruction that
 * is fetched next.
 *
 * Source: Intel's precise event-based sampling in its precise-distribution form; Gottschall, Eeckhout
 * and Jahre, MICRO 2021
 */
import { firstFrom, type TaggingPolicy } from "./policy.ts";

export const nextCommitted: TaggingPolicy = {
  name: "next committed",
  asIn: "NCI, Intel PEBS",
  tag({ instruction, committed }, cycle, profile) {
    const i = firstFrom(committed, cycle);
    if (i < committed.length) profile[instruction[i]] += 1;
  },
};
