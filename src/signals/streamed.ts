/**
 * A stepped signal that is read from a course of intervals while time passes, in bounded memory.
 *
 * A ring holds the latest `window` intervals; the next one is fetched when a read needs it, and
 * takes the place of the oldest. A read before the window is refused, so the window must span the
 * longest integral that is asked for, in intervals. Between intervals and outside all of them the
 * rate is 0. As with `intervalCounts`, the integral over one whole interval is its count, and over
 * many the sum of the counts rounded once.
 */
import { addToTotal, totalBetween } from "./exact-sum.ts";
import { requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

/** Events counted in [from, to); times in s. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface StreamedOptions {
  /** Intervals kept, a whole number ≥ 2; 1024 by default. */
  window?: number;
}

/**
 * Fetches intervals from an iterator as reads need them.
 *
 * Throws a RangeError for a window that is not a whole number ≥ 2; its reads throw one where an
 * interval does not follow the one before, or where a read lies before the window.
 */
export function streamed(intervals: Iterable<Interval>, options: StreamedOptions = {}): Streamed {
  const course = intervals[Symbol.iterator]();
  return new Streamed(() => {
    const { done, value } = course.next();
    return done === true ? null : value;
  }, options);
}

/** A signal whose intervals come from an asynchronous iterator: advance it before it is read. */
export interface Advancing {
  readonly signal: Signal;
  /** Fetches until the signal can be read up to and with t (s). Reads beyond throw a RangeError. */
  advance(t: number): Promise<void>;
}

/** As `streamed`, from a file or socket: `await course.advance(t)` before reads up to t. */
export function streamedAsync(
  intervals: AsyncIterable<Interval>,
  options: StreamedOptions = {},
): Advancing {
  const course = intervals[Symbol.asyncIterator]();
  let isOver = false;
  const signal = new Streamed(() => {
    if (isOver) return null;
    throw new RangeError(
      `streamed: intervals are known up to ${signal.end} s: await advance(t) first`,
    );
  }, options);
  return {
    signal,
    async advance(t) {
      while (!isOver && !(signal.end > t)) {
        const { done, value } = await course.next();
        if (done === true) isOver = true;
        else signal.push(value);
      }
    },
  };
}

/** Made by `streamed`. */
export class Streamed implements Signal {
  readonly isStepped = true;
  #fetch: () => Interval | null;
  #window: number;
  #from: Float64Array;
  #to: Float64Array;
  #count: Float64Array;
  #totals: Float64Array; // before each interval, and behind the last
  #first = 0; // number of the oldest interval kept, counted since the beginning
  #end = 0; // one more than the number of the newest
  #isOver = false;

  /** @param fetch the next interval, or null when there is no more */
  constructor(fetch: () => Interval | null, { window = 1024 }: StreamedOptions) {
    if (!(Number.isSafeInteger(window) && window >= 2)) {
      throw new RangeError(`streamed: window must be a whole number ≥ 2, got ${window}`);
    }
    this.#fetch = fetch;
    this.#window = window;
    this.#from = new Float64Array(window);
    this.#to = new Float64Array(window);
    this.#count = new Float64Array(window);
    this.#totals = new Float64Array(2 * (window + 1));
  }

  /** Intervals held at this moment, at most the window. */
  get held(): number {
    return this.#end - this.#first;
  }

  /** End of the newest interval, s; −Infinity before the first. */
  get end(): number {
    return this.#end === 0 ? -Infinity : this.#to[(this.#end - 1) % this.#window];
  }

  /** Adds the next interval. Throws a RangeError where it does not follow the one before. */
  push({ from, to, count }: Interval): void {
    if (!(from < to && from >= this.end && to < Infinity && from > -Infinity)) {
      throw new RangeError(
        `streamed: interval ${this.#end} must be finite and follow the one that ends at ` +
          `${this.end} s, got ${from} s to ${to} s`,
      );
    }
    if (!Number.isFinite(count)) {
      throw new RangeError(`streamed: count must be finite, got ${count} at ${from} s`);
    }
    if (this.held === this.#window) this.#first++;
    const i = this.#end % this.#window;
    this.#from[i] = from;
    this.#to[i] = to;
    this.#count[i] = count;
    const slots = this.#window + 1;
    addToTotal(this.#totals, this.#end % slots, (this.#end + 1) % slots, count);
    this.#end++;
  }

  at(t: number): number {
    const k = this.#intervalAt(t);
    if (k < this.#first) return 0;
    const i = k % this.#window;
    return t < this.#to[i] ? this.#count[i] / (this.#to[i] - this.#from[i]) : 0;
  }

  integral(from: number, to: number): number {
    requireInterval("streamed", from, to);
    const last = this.#intervalAt(to);
    const first = this.#intervalAt(from);
    if (last < this.#first) return 0;
    if (first === last) return this.#part(first, from, to);
    const head = first < this.#first ? 0 : this.#part(first, from, to);
    const isHeadWhole = first >= this.#first && from === this.#from[first % this.#window];
    const isTailWhole = to >= this.#to[last % this.#window];
    const begin = isHeadWhole ? first : first + 1, end = isTailWhole ? last + 1 : last;
    const slots = this.#window + 1;
    const whole = totalBetween(this.#totals, begin % slots, end % slots);
    return whole + ((isHeadWhole ? 0 : head) + (isTailWhole ? 0 : this.#part(last, from, to)));
  }

  nextChange(t: number): number {
    const k = this.#intervalAt(t);
    if (k >= this.#first && t < this.#to[k % this.#window]) return this.#to[k % this.#window];
    return k + 1 < this.#end ? this.#from[(k + 1) % this.#window] : Infinity;
  }

  /** Events of interval k in [from, to). */
  #part(k: number, from: number, to: number): number {
    const i = k % this.#window;
    const start = this.#from[i], end = this.#to[i];
    const a = Math.max(from, start), b = Math.min(to, end);
    if (a === start && b === end) return this.#count[i];
    return a < b ? (b - a) * (this.#count[i] / (end - start)) : 0;
  }

  /**
   * The last interval that starts at or before t; one less than the oldest where t is before all.
   */
  #intervalAt(t: number): number {
    if (Number.isNaN(t)) throw new RangeError(`streamed: t must be a number, got ${t}`);
    // one interval that starts after t must be known, to tell where a pause ends
    while (!this.#isOver && !(this.#end > 0 && this.#from[(this.#end - 1) % this.#window] > t)) {
      if (this.#end > 0 && t < this.end) break;
      const next = this.#fetch();
      if (next === null) this.#isOver = true;
      else this.push(next);
    }
    let low = this.#first - 1, high = this.#end;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#from[middle % this.#window] <= t) low = middle;
      else high = middle;
    }
    if (low < this.#first && this.#first > 0) {
      throw new RangeError(
        `streamed: ${t} s lies before the window of ${this.#window} intervals, which begins at ` +
          `${this.#from[this.#first % this.#window]} s: give a larger window`,
      );
    }
    return low;
  }
}
