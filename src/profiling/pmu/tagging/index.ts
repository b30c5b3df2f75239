/** The tagging policies, from the crudest to the finest: the list that scenarios and tests read. */
import { dispatched } from "./dispatched.ts";
import { lastCommitted } from "./last-committed.ts";
import { nextCommitted } from "./next-committed.ts";
import type { TaggingPolicy } from "./policy.ts";
import { software } from "./software.ts";
import { timeProportional } from "./time-proportional.ts";

export const taggingPolicies = {
  "software": software(),
  "last committed": lastCommitted,
  "dispatched": dispatched,
  "next committed": nextCommitted,
  "time-proportional": timeProportional,
} as const satisfies Readonly<Record<string, TaggingPolicy>>;
