/**
 * Random rotation: a fresh random order at every interval.
 *
 * Each interval is seen by each of G groups with probability 1/G, whatever came before, so no phase
 * of the program can hide between turns. The price is chance: with n intervals a group is seen
 * n/G ± √(n (G − 1))/G times and the gaps between have a geometric law, mean G and longest about
 * G ln n.
 *
 * Source: simple random sampling of time, as McCanne and Torek, USENIX Winter 1993, "A randomized
 * sampling clock for CPU utilization estimation and code profiling", do it for clocks.
 */
import { shuffle } from "../../../random/mod.ts";
import type { RotationScheduler } from "./scheduler.ts";

export function randomRotation(): RotationScheduler {
  return {
    name: "random",
    start: (_groups, random) => ({
      order: (_now, into) => void shuffle(into, random),
      saw() {},
    }),
  };
}
