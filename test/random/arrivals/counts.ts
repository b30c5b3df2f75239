import type { ArrivalProcess, Random } from "../../../src/random/mod.ts";

/** The numbers of arrivals in [0, duration) of independent courses. */
export function counts(
  process: ArrivalProcess,
  duration: number,
  courses: number,
  random: Random,
): Float64Array {
  return Float64Array.from({ length: courses }, (_, i) => {
    const times = process.start(random.stream(i));
    let n = 0;
    while (times.next() < duration) n += 1;
    return n;
  });
}

/** Var[N]/E[N] of the counts and its standard error, from that of the variance. */
export function dispersion(n: Float64Array): { index: number; error: number } {
  const mean = n.reduce((sum, x) => sum + x, 0) / n.length;
  const m2 = n.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n.length;
  const m4 = n.reduce((sum, x) => sum + (x - mean) ** 4, 0) / n.length;
  return { index: m2 / mean, error: Math.sqrt((m4 - m2 * m2) / n.length) / mean };
}
