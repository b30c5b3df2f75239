import type { SiteIndex } from "../../mobility/site-index.ts";
import type { SitePolicy } from "./policy.ts";

/** To the nearest site, always: the shortest way, as many moves as borders crossed. */
export function nearest(sites: SiteIndex): SitePolicy {
  return { name: "nearest", decide: ({ x, y }) => sites.nearest(x, y) };
}
