/**
 * The profiler's buffer: holds a number of samples, is emptied periodically, and loses what does not
 * fit.
 *
 *     share lost = max(0, 1 − C / (r D))      at an even rate r, capacity C, drained every D seconds
 *
 * `drop` loses the newest, as perf's ring buffer does by default; `overwrite` loses the oldest, as a
 * flight recorder does. Losses are counted, never silent. Drains happen at D, 2D, …, before a sample
 * of the same instant.
 */
export interface BufferOptions {
  /** C: samples that fit, a whole number ≥ 1. */
  readonly capacity: number;
  /** D: time between drains, s. */
  readonly drainPeriod: number;
  /** What is lost when it is full; `drop` unless told. */
  readonly whenFull?: "drop" | "overwrite";
}

export interface Buffer<T> {
  /** Takes an item at an instant not before the last one, s. */
  push(item: T, now: number): void;
  /** Empties it: everything that was not lost goes out. */
  flush(): void;
  readonly lost: number;
}

/**
 * @param out takes what is drained, in order
 *
 * Throws a RangeError for numbers out of range.
 */
export function sampleBuffer<T>(options: BufferOptions, out: (item: T) => void): Buffer<T> {
  const { capacity, drainPeriod, whenFull = "drop" } = options;
  if (!(Number.isInteger(capacity) && capacity >= 1)) {
    throw new RangeError(`sampleBuffer: capacity must be a whole number >= 1, got ${capacity}`);
  }
  if (!(drainPeriod > 0 && drainPeriod < Infinity)) {
    throw new RangeError(`sampleBuffer: drainPeriod must be > 0 s and finite, got ${drainPeriod}`);
  }
  let held: T[] = [];
  let oldest = 0; // index in `held`, where the ring was overwritten
  let period = -Infinity; // number of the drain before the last push
  let lost = 0;

  function flush(): void {
    for (let i = 0; i < held.length; i++) out(held[(oldest + i) % held.length]);
    held = [];
    oldest = 0;
  }
  return {
    get lost() {
      return lost;
    },
    flush,
    push(item, now) {
      const current = Math.floor(now / drainPeriod);
      if (current > period) flush();
      period = current;
      if (held.length < capacity) {
        held.push(item);
        return;
      }
      lost++;
      if (whenFull === "drop") return;
      held[oldest] = item;
      oldest = (oldest + 1) % capacity;
    },
  };
}
