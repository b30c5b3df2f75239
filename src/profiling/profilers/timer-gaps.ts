/** Gaps between the samples that a timer took of each thread, with or without a pause in between. */
import type { Capture } from "../../captures/mod.ts";

export interface TimerGaps {
  /** Between two samples of a thread with no scheduler switch in between, s, in order of time. */
  readonly running: Float64Array;
  /** How many gaps had one. */
  readonly paused: number;
}

/** Throws a RangeError where the capture has no samples on a clock. */
export function timerGaps(capture: Capture): TimerGaps {
  const { events, columns: { time, event, tid } } = capture;
  const clock = events.findIndex(({ name, kind }) => kind === "sample" && /-clock\b/.test(name));
  const change = events.findIndex(({ name }) => name === "sched:sched_switch");
  if (clock < 0) {
    throw new RangeError(
      `timerGaps: capture "${capture.name}" must have samples of cpu-clock or task-clock, got ` +
        events.map(({ name }) => name).join(", "),
    );
  }
  const order = Array.from(time.keys())
    .filter((i) => event[i] === clock || event[i] === change)
    .sort((i, j) => time[i] - time[j] || i - j);
  const last = new Map<number, { time: number; isPaused: boolean }>();
  const running: number[] = [];
  let paused = 0;
  for (const i of order) {
    const thread = tid?.[i] ?? 0;
    const before = last.get(thread);
    if (event[i] === change) {
      if (before !== undefined) before.isPaused = true;
      continue;
    }
    if (before !== undefined) {
      if (before.isPaused) paused++;
      else running.push(time[i] - before.time);
    }
    last.set(thread, { time: time[i], isPaused: false });
  }
  return { running: Float64Array.from(running), paused };
}
