import type { SitePolicy } from "./policy.ts";

/** Stays where it began: no hand-off, no copy, and the whole way back for every task. */
export function neverMove(): SitePolicy {
  return { name: "never-move", decide: ({ site }) => site };
}
