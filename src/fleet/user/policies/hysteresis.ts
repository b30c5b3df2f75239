/**
 * Hysteresis: to the site with the strongest signal once it has been stronger by a margin for a time.
 *
 *     M_best > M_now + margin     throughout timeToTrigger
 *
 * At a border, where two signals are alike, a user that always takes the stronger one goes to and
 * fro. Both options at 0: the nearest site always. Decisions come at instants; between two of them
 * the condition is taken to hold where it held at both.
 *
 * Event A3 of 3GPP TS 36.331, section 5.5.4.4 (without offsets of cells and frequencies).
 */
import type { SiteIndex } from "../../mobility/site-index.ts";
import { nonNegative } from "../../parameter.ts";
import type { SitePolicy } from "./policy.ts";

export interface HysteresisOptions {
  /** dB; 3 by default. */
  readonly margin?: number;
  /** s; 0.5 by default. */
  readonly timeToTrigger?: number;
}

/** Throws a RangeError for options below 0. */
export function hysteresis(sites: SiteIndex, options: HysteresisOptions = {}): SitePolicy {
  const { margin = 3, timeToTrigger = 0.5 } = options;
  nonNegative("hysteresis", "margin", margin);
  nonNegative("hysteresis", "timeToTrigger", timeToTrigger);
  let rival = -1, since = 0; // who is stronger, and since when, s
  return {
    name: "hysteresis",
    decide({ site, x, y, signal }, now) {
      const best = sites.nearest(x, y);
      if (!(best !== site && signal(best) > signal(site) + margin)) {
        rival = -1;
        return site;
      }
      if (best !== rival) [rival, since] = [best, now];
      return now - since >= timeToTrigger ? best : site;
    },
  };
}
