import { cold } from "./cold.ts";
import type { MigrationMethod } from "./migration.ts";
import { postCopy } from "./post-copy.ts";
import { preCopy } from "./pre-copy.ts";

/** All methods of migration, with their defaults, by name. */
export const migrationMethods = {
  "cold": () => cold(),
  "pre-copy": () => preCopy(),
  "post-copy": () => postCopy(),
} as const satisfies Record<string, () => MigrationMethod>;
