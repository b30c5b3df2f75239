import { habitual } from "./habitual.ts";
import { hysteresis } from "./hysteresis.ts";
import { leastLoaded } from "./least-loaded.ts";
import { nearest } from "./nearest.ts";
import { neverMove } from "./never-move.ts";
import type { SitePolicyFactory } from "./policy.ts";
import { predictiveSite } from "./predictive-site.ts";

/** All policies of site choice, with their defaults, by name. */
export const sitePolicies = {
  "never-move": () => neverMove(),
  "nearest": (sites) => nearest(sites),
  "least-loaded": (sites) => leastLoaded(sites),
  "hysteresis": (sites) => hysteresis(sites),
  "predictive": (sites) => predictiveSite(sites),
  "habitual": (sites) => habitual(sites),
} as const satisfies Record<string, SitePolicyFactory>;
