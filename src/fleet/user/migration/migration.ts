/**
 * Migration: how the state of a session gets from one site to another, and what that costs.
 *
 * The contract that cold.ts, pre-copy.ts and post-copy.ts keep. Each moves over a network, where it
 * shares bandwidth with all else that is under way, and tells the same on an idle path in closed form.
 */
import type { Activity } from "../../../des/mod.ts";
import { nonNegative } from "../../parameter.ts";

/** What there is to move. */
export interface SessionState {
  /** V: memory of the session, bytes. */
  readonly bytes: number;
  /** D: what it writes while it runs, bytes per second; 0 by default. */
  readonly dirtyRate?: number;
  /** W: what it writes to over and over, bytes; all of V by default. */
  readonly workingSet?: number;
  /** C: what it cannot run without (registers, sockets), bytes; 0 by default. */
  readonly core?: number;
}

/** What a migration has cost. */
export interface MigrationCost {
  /** Sent, bytes. */
  readonly bytes: number;
  /** The session stood still for, s. */
  readonly downtime: number;
  /** From the beginning until all of the state was at the target, s. */
  readonly duration: number;
  /** It ran at the target without all of its state for, s. */
  readonly degraded: number;
  /** How often it was copied while it ran. */
  readonly rounds: number;
}

/** A path that nothing else uses. */
export interface IdlePath {
  /** B, bytes per second. */
  readonly bandwidth: number;
  /** ℓ, s; 0 by default. */
  readonly latency?: number;
}

/** What a method works with. */
export interface Move {
  readonly state: SessionState;
  /** Simulated time, s. */
  now(): number;
  /** Waits until so many bytes are at the target: a transfer over the network. */
  send(bytes: number): Activity;
  /** The session stands still from now on. */
  stop(): void;
  /** The session goes on, at the target. */
  start(): void;
}

export interface MigrationMethod {
  readonly name: string;
  /** The cost on an idle path, in closed form. Throws a RangeError for a state out of range. */
  cost(state: SessionState, path: IdlePath): MigrationCost;
  /** Moves the session; an interrupt stops what is being sent. */
  run(move: Move): Activity<MigrationCost>;
}

/** The state with its defaults: V, D, W and C. Throws a RangeError where W or C is above V. */
export function checkedState(where: string, state: SessionState): Required<SessionState> {
  const { dirtyRate = 0, core = 0 } = state;
  const bytes = nonNegative(where, "state.bytes", state.bytes);
  nonNegative(where, "state.dirtyRate", dirtyRate);
  const { workingSet = bytes } = state;
  const parts = { workingSet, core };
  for (const [name, part] of Object.entries(parts)) {
    nonNegative(where, `state.${name}`, part);
    if (part > bytes) {
      throw new RangeError(`${where}: state.${name} must be ≤ state.bytes (${bytes}), got ${part}`);
    }
  }
  return { bytes, dirtyRate, ...parts };
}
