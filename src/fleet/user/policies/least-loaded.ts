/**
 * Least loaded: to the site that is least busy, where that is worth a move.
 *
 *     move to  argmin_s ρ_s     where  ρ_now − min ρ_s > margin;     of equals the one with more signal
 *
 * Users that all see the same load all go to the same site, which then is the busiest: the later the
 * load is seen, the worse. The margin and decisions at different instants damp that.
 *
 * Mitzenmacher, "How useful is old information?", IEEE Trans. Parallel and Distributed Systems
 * 11(1):6–20, 2000, section 3 (the herd).
 */
import type { SiteIndex } from "../../mobility/site-index.ts";
import { within } from "../../parameter.ts";
import type { SitePolicy } from "./policy.ts";

export interface LeastLoadedOptions {
  /** Of the load, from 0 to 1; 0.2 by default. */
  readonly margin?: number;
}

/** Throws a RangeError for a margin outside [0, 1]. */
export function leastLoaded(sites: SiteIndex, options: LeastLoadedOptions = {}): SitePolicy {
  const { margin = 0.2 } = options;
  within("leastLoaded", "margin", margin, 0, 1);
  const count = sites.x.length;
  return {
    name: "least-loaded",
    decide({ site, load, signal }) {
      let best = 0;
      for (let s = 1; s < count; s++) {
        const isLess = load[s] < load[best];
        if (isLess || (load[s] === load[best] && signal(s) > signal(best))) best = s;
      }
      return load[site] - load[best] > margin ? best : site;
    },
  };
}
