/** What a simulation can be told, and what a run tells. */
import type { Random } from "../random/mod.ts";
import type { EventListName } from "./event-list/event-list.ts";
import type { TraceListener } from "./trace.ts";

export interface SimulationOptions {
  /** The stream from which the model derives its own by name; `Random.named("simulation")` by default. */
  readonly random?: Random;
  /** The structure that orders pending events; "automatic" by default. */
  readonly eventList?: EventListName;
  /** Called before each event. */
  readonly trace?: TraceListener;
  /** Whether to keep a running hash over the times and kinds of all events; see `fingerprint`. */
  readonly fingerprint?: boolean;
}

export interface RunOptions {
  /** Runs all events up to and including this time, s; the clock then stands there. */
  readonly until?: number;
  /** Runs at most so many events. */
  readonly events?: number;
}

export interface RunSummary {
  /** Why the run ended: its time, its number of events, `stop()`, or nothing left to do. */
  readonly reason: "until" | "events" | "stopped" | "empty";
  /** Simulated time now, s. */
  readonly time: number;
  /** Events executed by this run. */
  readonly events: number;
}
