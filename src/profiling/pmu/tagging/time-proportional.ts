/**
 * Time-proportional tagging (TIP): the sample goes where the core's time goes, as in time-profile.ts:
 * shared by all that commit in the cycle, else to the oldest in the window, else to what emptied the
 * pipeline, else to what is fetched next.
 *
 * What error remains is that of sampling, which falls with the number of samples.
 *
 * Source: Gottschall, Eeckhout and Jahre, MICRO 2021
 */
import { firstFrom, type TaggingPolicy } from "./policy.ts";

export const timeProportional: TaggingPolicy = {
  name: "time-proportional",
  asIn: "TIP",
  tag({ instruction, dispatched, committed, restarts }, cycle, profile) {
    const n = committed.length;
    const i = firstFrom(committed, cycle);
    if (i === n) return;
    if (committed[i] === cycle) {
      let end = i + 1;
      while (end < n && committed[end] === cycle) end++;
      for (let k = i; k < end; k++) profile[instruction[k]] += 1 / (end - i);
      return;
    }
    const isEmpty = dispatched[i] > cycle;
    const owner = isEmpty && i > 0 && restarts[i - 1] !== 0 ? i - 1 : i;
    profile[instruction[owner]] += 1;
  },
};
