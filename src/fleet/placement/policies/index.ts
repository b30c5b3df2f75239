import { bestFit } from "./best-fit.ts";
import { firstFit } from "./first-fit.ts";
import { nextFit } from "./next-fit.ts";
import type { PlacementPolicy } from "./placement-policy.ts";
import { randomFit } from "./random-fit.ts";
import { worstFit } from "./worst-fit.ts";

/** Every policy of placement by name. */
export const placementPolicies = {
  firstFit,
  bestFit,
  worstFit,
  nextFit,
  randomFit,
} satisfies Record<
  string,
  () => PlacementPolicy
>;
