/**
 * Least loaded: to the site that is least busy of the nearest few, where that is worth a move.
 *
 *     best = argmin ρ_s over the `candidates` sites with most signal
 *     move to best  where  ρ_now − ρ_best > margin,  or where the present site is no candidate
 *
 * Users that all see the same load all go to the same site, which then is the busiest: the later the
 * load is seen, the worse. Few candidates, which differ from user to user, a margin, and decisions at
 * different instants damp that.
 *
 * Mitzenmacher, "How useful is old information?", IEEE Trans. Parallel and Distributed Systems
 * 11(1):6–20, 2000, section 3 (the herd).
 */
import type { SiteIndex } from "../../mobility/site-index.ts";
import { wholeNumber, within } from "../../parameter.ts";
import type { SitePolicy } from "./policy.ts";

export interface LeastLoadedOptions {
  /** All sites by default. */
  readonly candidates?: number;
  /** Of the load, from 0 to 1; 0.2 by default. */
  readonly margin?: number;
}

/** Throws a RangeError for a margin outside [0, 1] or candidates that are not a whole number ≥ 1. */
export function leastLoaded(sites: SiteIndex, options: LeastLoadedOptions = {}): SitePolicy {
  const { candidates = Infinity, margin = 0.2 } = options;
  within("leastLoaded", "margin", margin, 0, 1);
  if (candidates !== Infinity) wholeNumber("leastLoaded", "candidates", candidates, 1);
  const all = Array.from(sites.x, (_, site) => site);
  return {
    name: "least-loaded",
    decide({ site, load, signal }) {
      const strength = all.map(signal);
      const near = all.toSorted((a, b) => strength[b] - strength[a] || a - b).slice(0, candidates);
      const best = near.reduce((best, s) => load[s] < load[best] ? s : best);
      return !near.includes(site) || load[site] - load[best] > margin ? best : site;
    },
  };
}
