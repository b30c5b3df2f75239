/**
 * Software sampling: an interrupt, and the instruction at which the program will go on.
 *
 * The counter's signal takes `delay` cycles through the interrupt controller; then fetch stops and
 * what is in flight drains. The handler sees the next instruction that would have been fetched: as
 * many instructions too late as front end and window held, tens to two hundred.
 *
 * Source: Gottschall, Eeckhout and Jahre, MICRO 2021 ("Software"); Sprunt, IEEE Micro
 * 22(4):64–71, 2002, for skid.
 */
import { firstFrom, type TaggingPolicy } from "./policy.ts";

export interface SoftwareOptions {
  /** Least and most cycles between the overflow and the interrupt; 40 and 120 unless told. */
  readonly delay?: readonly [number, number];
}

/** Throws a RangeError unless 0 ≤ least ≤ most and both are whole numbers. */
export function software(options: SoftwareOptions = {}): TaggingPolicy {
  const { delay: [least, most] = [40, 120] } = options;
  if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 0 && most >= least)) {
    throw new RangeError(
      `software: delay must be two whole numbers, 0 <= least <= most, got ${least} and ${most}`,
    );
  }
  return {
    name: "software",
    asIn: "interrupt with skid",
    tag(trace, cycle, profile, random) {
      const taken = cycle + least + random.integer(most - least + 1);
      const i = firstFrom(trace.fetched, taken);
      if (i < trace.fetched.length) profile[trace.instruction[i]] += 1;
    },
  };
}
