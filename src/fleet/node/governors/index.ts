import { performance, powersave } from "./fixed.ts";
import type { GovernorFactory } from "./governor.ts";
import { ondemand } from "./ondemand.ts";
import { schedutil } from "./schedutil.ts";

/** All governors, by the name that scenarios, tables and tests use. */
export const governors = { performance, powersave, ondemand, schedutil } satisfies Record<
  string,
  GovernorFactory
>;
