/** What a caller does about a call: how long it waits, when it asks again, when it does not ask at all. */
import type { CircuitBreakerOptions } from "./circuit-breaker.ts";
import type { RetryOptions } from "./retry.ts";

export interface CallOptions {
  /** Time until a call is given up, all its hedges counted in, s; none unless told. */
  readonly timeout?: number;
  /**
   * Whether what was given up is also called off at the other end; false unless told, as most servers
   * go on with work that nobody waits for.
   */
  readonly isCancelling?: boolean;
  readonly retry?: RetryOptions;
  readonly hedge?: HedgeOptions;
  readonly breaker?: CircuitBreakerOptions;
  /** Calls out at once per calling instance; further ones wait for a connection. */
  readonly connections?: number;
  /** Bulkhead: calls out or waiting at once per calling instance; further ones fail at once. */
  readonly bulkhead?: number;
  /** Bytes of question and answer; 0 and 0 unless told. */
  readonly bytes?: readonly [number, number];
}

/**
 * Hedged requests: a second attempt where the first has not answered after some time, the first answer
 * counts. A few percent more work for a much shorter tail.
 *
 * Source: Dean and Barroso, "The Tail at Scale", Communications of the ACM 56(2):74–80, 2013.
 */
export interface HedgeOptions {
  /** s; about the 95th percentile of the answer times is usual. */
  readonly after: number;
  /** Further attempts at most, `after` apart; 1 unless told. */
  readonly most?: number;
}
