/** All sampling plans by name: what the scenarios, the documentation and the contract suite read. */
import { adaptiveByActivity } from "./adaptive-by-activity.ts";
import { adaptiveByEntropy } from "./adaptive-by-entropy.ts";
import { adaptiveByInterval } from "./adaptive-by-interval.ts";
import { cascaded } from "./cascaded.ts";
import { hybrid } from "./hybrid.ts";
import { importance } from "./importance.ts";
import { jittered } from "./jittered.ts";
import { onePerStratum } from "./one-per-stratum.ts";
import { overflow } from "./overflow.ts";
import { poisson } from "./poisson.ts";
import { rateController } from "./rate-controller.ts";
import { stratifiedByState } from "./stratified-by-state.ts";
import { systematic } from "./systematic.ts";
import { trigger } from "./trigger.ts";
import { uniformRandom } from "./uniform-random.ts";

export const plans = {
  systematic,
  jittered,
  onePerStratum,
  uniformRandom,
  poisson,
  stratifiedByState,
  importance,
  adaptiveByActivity,
  adaptiveByEntropy,
  adaptiveByInterval,
  rateController,
  cascaded,
  overflow,
  trigger,
  hybrid,
} as const;
