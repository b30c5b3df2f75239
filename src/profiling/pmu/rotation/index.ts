/** The rotation schedulers: the list that scenarios and the contract tests read. */
import { randomRotation } from "./random-rotation.ts";
import { rateOfChange } from "./rate-of-change.ts";
import { roundRobin } from "./round-robin.ts";
import type { RotationScheduler } from "./scheduler.ts";

export const rotationSchedulers = {
  "round-robin": roundRobin(),
  "random": randomRotation(),
  "rate of change": rateOfChange(),
} as const satisfies Readonly<Record<string, RotationScheduler>>;
