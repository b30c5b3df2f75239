/**
 * Circuit breaker: stops calling who fails too often, and tries again after a while.
 *
 * - closed: calls pass; once `window` calls are known and a share ≥ `threshold` of the last `window`
 *   failed, it opens
 * - open: nothing passes for `rest` seconds
 * - half open: `probes` calls pass; if all succeed it closes, with the first failure it opens again
 *
 * Source: Nygard, Release It!, Pragmatic Bookshelf 2007, section 5.2.
 */
import { positive, wholeNumber, within } from "../../parameter.ts";

export interface CircuitBreakerOptions {
  /** Calls looked back on; 20 unless told. */
  readonly window?: number;
  /** Share of failures that opens it, in (0, 1]; 0.5 unless told. */
  readonly threshold?: number;
  /** s; 5 unless told. */
  readonly rest?: number;
  /** Calls that try whether it is over; 3 unless told. */
  readonly probes?: number;
}

export type CircuitState = "closed" | "open" | "half open";

export class CircuitBreaker {
  #threshold: number;
  #rest: number;
  #probes: number;
  #ends: Uint8Array; // of the last calls, in a ring: 1 failed
  #known = 0;
  #next = 0;
  #failed = 0;
  #opened = -Infinity; // s
  #state: CircuitState = "closed";
  #out = 0; // probes out
  #succeeded = 0;

  /** Throws a RangeError for options out of range. */
  constructor(options: CircuitBreakerOptions = {}) {
    const { window = 20, threshold = 0.5, rest = 5, probes = 3 } = options;
    this.#ends = new Uint8Array(wholeNumber("circuitBreaker", "window", window, 1));
    this.#threshold = within("circuitBreaker", "threshold", threshold, Number.MIN_VALUE, 1);
    this.#rest = positive("circuitBreaker", "rest", rest);
    this.#probes = wholeNumber("circuitBreaker", "probes", probes, 1);
  }

  /** At `now`, s. */
  state(now: number): CircuitState {
    if (this.#state === "open" && now >= this.#opened + this.#rest) {
      this.#state = "half open";
      this.#out = this.#succeeded = 0;
    }
    return this.#state;
  }

  /** Whether a call may pass at `now` (s). Who passes must say how it ended, or that it was called off. */
  passes(now: number): boolean {
    const state = this.state(now);
    if (state === "closed") return true;
    if (state === "open" || this.#out === this.#probes) return false;
    this.#out++;
    return true;
  }

  /** How a call that passed has ended. */
  record(isFailure: boolean, now: number): void {
    const state = this.state(now);
    if (state === "open") return; // a call from before it opened
    if (state === "half open") {
      if (isFailure) this.#open(now);
      else if (++this.#succeeded === this.#probes) this.#close();
      return;
    }
    this.#failed += Number(isFailure) - this.#ends[this.#next];
    this.#ends[this.#next] = Number(isFailure);
    this.#next = (this.#next + 1) % this.#ends.length;
    this.#known = Math.min(this.#known + 1, this.#ends.length);
    const isKnown = this.#known === this.#ends.length;
    if (isKnown && this.#failed >= this.#threshold * this.#known) this.#open(now);
  }

  /** A call that passed was called off: another may try in its place. */
  withdraw(now: number): void {
    if (this.state(now) === "half open") this.#out = Math.max(0, this.#out - 1);
  }

  #open(now: number): void {
    this.#state = "open";
    this.#opened = now;
  }

  #close(): void {
    this.#state = "closed";
    this.#ends.fill(0);
    this.#known = this.#next = this.#failed = 0;
  }
}
