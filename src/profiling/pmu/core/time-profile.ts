/**
 * The time-proportional profile of a commit trace: where each cycle of the core went.
 *
 * A cycle belongs to what the core is waiting for, or to what it finishes:
 *
 *     committing   n instructions commit:                1/n to each of them
 *     stalled      the window holds instructions:        1 to the oldest
 *     flushed      empty behind a restart:               1 to the instruction that restarted
 *     drained      empty for want of code:               1 to the first that is fetched
 *
 * It is exact: every cycle is attributed, none is sampled.
 *
 * Source: Gottschall, Eeckhout and Jahre, MICRO 2021 (the Oracle profiler).
 */
import type { CommitTrace } from "./pipeline.ts";

/** Cycles of each static instruction; their sum is the trace's `cycles`. */
export function timeProfile(trace: CommitTrace): Float64Array {
  const { program, instruction, dispatched, committed, restarts } = trace;
  const profile = new Float64Array(program.instructions.latency.length);
  const n = instruction.length;
  let before = committed[0] - 1; // last cycle attributed
  for (let i = 0; i < n;) {
    const cycle = committed[i];
    const waiting = cycle - 1 - before;
    if (waiting > 0) {
      const empty = Math.min(waiting, Math.max(0, dispatched[i] - 1 - before));
      const owner = i > 0 && restarts[i - 1] !== 0 ? i - 1 : i;
      profile[instruction[owner]] += empty;
      profile[instruction[i]] += waiting - empty;
    }
    let end = i + 1;
    while (end < n && committed[end] === cycle) end++;
    for (let k = i; k < end; k++) profile[instruction[k]] += 1 / (end - i);
    before = cycle;
    i = end;
  }
  return profile;
}

/** The cycles of a trace by what the core was doing. */
export interface CycleKinds {
  readonly committing: number;
  readonly stalled: number;
  readonly flushed: number;
  readonly drained: number;
}

export function cycleKinds(trace: CommitTrace): CycleKinds {
  const { dispatched, committed, restarts, cycles } = trace;
  let committing = 0, flushed = 0, drained = 0;
  let before = committed[0] - 1;
  for (let i = 0; i < committed.length; i++) {
    if (i > 0 && committed[i] === committed[i - 1]) continue;
    committing++;
    const empty = Math.min(committed[i] - 1 - before, Math.max(0, dispatched[i] - 1 - before));
    if (i > 0 && restarts[i - 1] !== 0) flushed += empty;
    else drained += empty;
    before = committed[i];
  }
  return { committing, stalled: cycles - committing - flushed - drained, flushed, drained };
}

/**
 * The error of a profile: the share of its weight that is on other instructions than it belongs to,
 *
 *     e = 1 − Σᵢ min(pᵢ, qᵢ),     p and q scaled to the sum 1
 *
 * 0 for equal profiles, 1 for disjoint ones (the total variation distance). Throws a RangeError where
 * lengths differ or a profile is empty.
 */
export function profileError(profile: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (profile.length !== truth.length) {
    throw new RangeError(
      `profileError: profiles must have one length, got ${profile.length} and ${truth.length}`,
    );
  }
  let p = 0, q = 0;
  for (let i = 0; i < profile.length; i++) {
    p += profile[i];
    q += truth[i];
  }
  if (!(p > 0 && q > 0)) {
    throw new RangeError(`profileError: profiles must have weight, got sums ${p} and ${q}`);
  }
  let shared = 0;
  for (let i = 0; i < profile.length; i++) shared += Math.min(profile[i] / p, truth[i] / q);
  return Math.max(0, 1 - shared);
}
