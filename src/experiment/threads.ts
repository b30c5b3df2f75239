/** Threads that the machine runs at once; both runtimes tell it without a permission. */
export function availableThreads(): number {
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}
