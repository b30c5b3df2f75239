/**
 * The adversary: a process that sees the profiler's ticks and runs between them.
 *
 * After each tick it runs for a time g, then rests until the next tick has come. Charged is the share
 * of ticks that find it running, used the share of time that it ran:
 *
 *     charged = P(X < g),      used = E[min(X, g)] / E[X]            X the gap between two ticks
 *
 * A clock of period T never catches it for g < T: it uses g/T and is charged nothing. Of the plans of
 * one rate only Poisson has charged = used for every g, both 1 − e^(−g/T): its gaps have no memory, so
 * having seen a tick tells nothing of the next one. One sample in every stratum still lets it gain:
 *
 *     charged = (g/T)²/2,      used = g/T − (g/T)³/6,                g ≤ T
 *
 * Source: McCanne and Torek, USENIX Winter 1993, who show that such a process can use any share of a
 * CPU uncharged.
 */
export interface Charge {
  /** Share of ticks that found it running. */
  readonly charged: number;
  /** Share of time that it ran. */
  readonly used: number;
}

/**
 * What an adversary uses and is charged under these ticks.
 *
 * @param ticks increasing instants, s; at least two
 * @param run g, s: how long it dares to run after a tick, > 0
 *
 * Throws a RangeError for fewer ticks or a g that is not positive.
 */
export function adversary(ticks: ArrayLike<number>, run: number): Charge {
  const n = ticks.length - 1;
  if (n < 1) throw new RangeError(`adversary: at least 2 ticks are needed, got ${ticks.length}`);
  if (!(run > 0 && run < Infinity)) {
    throw new RangeError(`adversary: run must be > 0 s and finite, got ${run}`);
  }
  let caught = 0, ran = 0;
  for (let i = 0; i < n; i++) {
    const gap = ticks[i + 1] - ticks[i];
    if (gap < run) caught++;
    ran += Math.min(gap, run);
  }
  return { charged: caught / n, used: ran / (ticks[n] - ticks[0]) };
}
