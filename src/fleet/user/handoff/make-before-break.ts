/**
 * Make before break: the new link is made while the old one carries the data, then the old one is
 * given up.
 *
 *     interruption = 0,     both links are held for `overlap` s
 *
 * What it spares in time it takes in links: a site has to keep room for users that are at two.
 *
 * 3GPP TS 36.300, release 14 (make-before-break hand-over).
 */
import { hold } from "../../../des/mod.ts";
import { nonNegative } from "../../parameter.ts";
import type { HandOff } from "./hand-off.ts";

export interface MakeBeforeBreakOptions {
  /** Until the new link is held, s; 0 by default. */
  readonly preparation?: number;
  /** Both are held for, s. */
  readonly overlap: number;
}

/** Throws a RangeError for times below 0 s. */
export function makeBeforeBreak(options: MakeBeforeBreakOptions): HandOff {
  const { preparation = 0, overlap } = options;
  nonNegative("makeBeforeBreak", "preparation", preparation);
  nonNegative("makeBeforeBreak", "overlap", overlap);
  return {
    name: "make before break",
    interruption: 0,
    overlap,
    *run({ leave, join, use }) {
      yield hold(preparation);
      join();
      yield hold(overlap);
      use();
      leave();
    },
  };
}
