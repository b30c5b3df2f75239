/**
 * Wall-clock and on-CPU sampling of a thread that runs and waits.
 *
 *     wall clock   a sample every so often of real time, whatever the thread does
 *     on-CPU       a sample every so often of the thread's own running time
 *
 * A stack's share of wall samples tends to its share of the elapsed time, waits included; of on-CPU
 * samples to its share of the running time, with nothing of the waits. A slow reply is explained by the
 * first, a hot processor by the second: a thread that waits 9 of 10 seconds looks idle to one and is
 * invisible to the other.
 *
 * Source: Gregg, Systems Performance, 2nd edition, Addison-Wesley 2020, chapter 5 (CPU and off-CPU analysis).
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";

/** What a thread did, in order. */
export interface ThreadInterval {
  /** The stack, or its leaf. */
  readonly stack: string;
  /** s */
  readonly duration: number;
  /** Whether it ran on a processor; otherwise it waited. */
  readonly isRunning: boolean;
}

/** Samples by stack, in the order of the stacks' first interval. */
export interface ThreadProfile {
  readonly stacks: readonly string[];
  readonly samples: Float64Array;
}

/** Samples where the plan says, in real time. */
export function wallClockProfile(
  thread: readonly ThreadInterval[],
  plan: SamplingPlan,
  random: Random,
): ThreadProfile {
  return sampled("wallClockProfile", thread, () => true, plan, random);
}

/** Samples where the plan says, in the thread's running time. */
export function onCpuProfile(
  thread: readonly ThreadInterval[],
  plan: SamplingPlan,
  random: Random,
): ThreadProfile {
  return sampled("onCpuProfile", thread, ({ isRunning }) => isRunning, plan, random);
}

/** Lets the plan's clock run in the intervals that count, and stand still in the others. */
function sampled(
  caller: string,
  thread: readonly ThreadInterval[],
  counts: (interval: ThreadInterval) => boolean,
  plan: SamplingPlan,
  random: Random,
): ThreadProfile {
  const stacks = [...new Set(thread.map(({ stack }) => stack))];
  const samples = new Float64Array(stacks.length);
  const sampler = plan.start(random, 0);
  let next = sampler.next(0, null), end = 0;
  for (const interval of thread) {
    if (!(interval.duration > 0 && interval.duration < Infinity)) {
      throw new RangeError(
        `${caller}: durations must be > 0 s, "${interval.stack}" has ${interval.duration}`,
      );
    }
    if (!counts(interval)) continue;
    end += interval.duration;
    const at = stacks.indexOf(interval.stack);
    while (next < end) {
      samples[at]++;
      next = sampler.next(next, { time: next, value: at });
    }
  }
  return { stacks, samples };
}
