/** What travels through a service graph, and how a call can end. */

/** A request of a user and all that is done for it. */
export interface Request {
  /** From 1 on; the trace id. */
  readonly id: number;
  /** 32 bits: its works and choices follow from it (keyed-uniform.ts). */
  readonly seed: number;
  /** What it asks for: caches and consistent hashing go by it. A whole number ≥ 0. */
  readonly key: number;
}

/**
 * Why a call did not succeed.
 *
 * - `timeout`: no reply in time
 * - `overload`: the instance turned it away: line full, rate limit, or it had waited too long
 * - `circuit open`: the caller's breaker let nothing pass
 * - `no connection`: the caller had as many calls out as it may
 * - `no instance`: none was up
 * - `crash`: the instance went down with it
 * - `error`: the instance replied with an error
 */
export type Failure =
  | "timeout"
  | "overload"
  | "circuit open"
  | "no connection"
  | "no instance"
  | "crash"
  | "error";

/** How a call ended; null: with success. */
export type Outcome = Failure | null;
