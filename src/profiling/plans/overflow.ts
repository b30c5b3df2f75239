/**
 * Event overflow: a sample every N events of a counter, as the interrupt of a hardware counter gives it.
 *
 *     ∫ from..tᵢ e(t) dt = (u + i) N,      λ(t) = e(t)/N
 *
 * In shares of events it is what one wants: each sample stands for N events. In shares of time it is
 * not: where the counter stands still nothing is sampled, so the mean of f over time is estimated from
 * the time in which there are events, and the bias is ∫ f dt over the rest. With weights 1/λ what is
 * sampled counts by time.
 *
 * Source: Sprunt, "Pentium 4 performance-monitoring features", IEEE Micro 22(4):72–82, 2002, for
 * overflow interrupts; Cordy 1993 (plan.ts) for the weights.
 */
import type { Random } from "../../random/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { operationalClock, requireStepped } from "./operational-time.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface OverflowOptions {
  /** e(t): the counter's rate, events/s; stepped. */
  readonly events: Signal;
  /** N: events from one sample to the next, > 0. */
  readonly period: number;
  /** Samples per second in the long run: the mean of e over N. */
  readonly rate: number;
}

/** Throws a RangeError for numbers out of range and a counter that is not stepped. */
export function overflow({ events, period: N, rate }: OverflowOptions): SamplingPlan {
  requirePositive("overflow", "period", N, "events");
  requireRate("overflow", rate);
  requireStepped("overflow", "events", events);
  return {
    name: "event overflow",
    isUnbiased: false,
    intensity: (t) => events.at(t) / N,
    rate,
    dependence: { kind: "ordered" },
    start(random: Random, from: number) {
      const clock = operationalClock(events, 1 / N, from);
      let isFirst = true, weight = NaN;
      return {
        get weight() {
          return weight;
        },
        next() {
          const t = clock.advance(isFirst ? random.uniform() : 1);
          isFirst = false;
          weight = t === Infinity ? NaN : N / events.at(t);
          return t;
        },
      };
    },
  };
}
