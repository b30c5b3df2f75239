import type { Setting } from "../experiment/mod.ts";

/** `arrivalRate = 0.8, plan = jittered`; empty for a setting of nothing. */
export function settingWords(setting: Setting): string {
  return Object.entries(setting).map(([name, value]) => `${name} = ${value}`).join(", ");
}
