/**
 * Break before make: the old link is given up, then the new one is made.
 *
 *     interruption = detach,     no link is held meanwhile
 *
 * That is how LTE hands over.
 *
 * Default: the longest interruption that IMT-Advanced allows within a frequency, ITU-R Report M.2134,
 * 2008, section 4.7.
 */
import { hold } from "../../../des/mod.ts";
import { nonNegative } from "../../parameter.ts";
import type { HandOff } from "./hand-off.ts";

export interface BreakBeforeMakeOptions {
  /** From one link to the other, s; 27.5 ms by default. */
  readonly detach?: number;
}

/** Throws a RangeError for a time below 0 s. */
export function breakBeforeMake({ detach = 0.0275 }: BreakBeforeMakeOptions = {}): HandOff {
  nonNegative("breakBeforeMake", "detach", detach);
  return {
    name: "break before make",
    interruption: detach,
    overlap: 0,
    *run({ leave, join, use }) {
      leave();
      yield hold(detach);
      join();
      use();
    },
  };
}
