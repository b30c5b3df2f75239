/**
 * Ways to live with too few counters: who is looked at when, and how the total is made of what was
 * seen. The list that scenarios and the contract tests read.
 */
import { interpolatedTotal } from "./estimate/interpolated-total.ts";
import { scaledTotal } from "./estimate/scaled-total.ts";
import { smoothedTotal } from "./estimate/smoothed-total.ts";
import type { MultiplexMethod } from "./multiplex-study.ts";
import { randomRotation } from "./rotation/random-rotation.ts";
import { rateOfChange } from "./rotation/rate-of-change.ts";
import { roundRobin } from "./rotation/round-robin.ts";

const inTurn = (first: number) => roundRobin({ first });

export const multiplexMethods = {
  /** What perf does. */
  "round-robin": {
    scheduler: inTurn,
    estimate: (course) => scaledTotal(course),
    hasCompanion: false,
  },
  /** The same by lot. */
  "random": {
    scheduler: () => randomRotation(),
    estimate: (course) => scaledTotal(course),
    hasCompanion: false,
  },
  /** Lim et al.; scaling would weigh the restless phases too much, so lines are drawn between looks. */
  "rate of change": {
    scheduler: () => rateOfChange(),
    estimate: (course) => interpolatedTotal(course),
    hasCompanion: false,
  },
  /** Round-robin, with a Kalman filter in place of scaling. */
  "smoother": {
    scheduler: inTurn,
    estimate: (course) => smoothedTotal(course).total,
    hasCompanion: false,
  },
  /** Round-robin; a fixed counter takes the place of time in the scaling. */
  "fixed counter": {
    scheduler: inTurn,
    estimate: (course, exposure) => scaledTotal(course, exposure),
    hasCompanion: true,
  },
} as const satisfies Readonly<Record<string, MultiplexMethod>>;
