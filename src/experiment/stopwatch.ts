/**
 * The one clock of the experiment room: for budgets, progress and the planning of work, never for a
 * result.
 */

/** @returns a function that tells the seconds since */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}
