/**
 * The discrete-event kernel: a clock, an event list, processes that read from top to bottom in the
 * time of the model, and what they wait for.
 *
 * A process is a generator. `yield hold(t)` lets t seconds pass; everything else that takes time is
 * called with `yield*`, so its result is typed, and is withdrawn by itself when the process is
 * interrupted. A single-server queue, M/M/1 at load 0.8, with the textbook's mean stay of 5 s:
 *
 * ```ts
 * import { Resource, Simulation, StationMonitor, hold, replicate } from "wagonwheel/des";
 * import { Random } from "wagonwheel/random";
 * import { formatEstimate } from "wagonwheel/stats";
 *
 * function queue(random: Random) {
 *   const simulation = new Simulation({ random });
 *   const server = new Resource(simulation, { name: "server" });
 *   const monitor = new StationMonitor(simulation);
 *   server.attach(monitor);
 *   const arrivals = random.stream("arrivals"), services = random.stream("services");
 *
 *   function* customer() {
 *     using slot = yield* server.acquire(); // released at the end of the block
 *     yield hold(services.exponential()); // mean 1 s
 *   }
 *   function* source() {
 *     for (;;) {
 *       yield hold(arrivals.exponential() / 0.8); // 0.8 customers a second
 *       simulation.spawn(customer);
 *     }
 *   }
 *   simulation.spawn(source);
 *   simulation.run({ until: 1_000 });
 *   monitor.reset(); // the warm-up is over
 *   simulation.run({ until: 11_000 });
 *   return { stay: monitor.stay.moments.mean };
 * }
 *
 * const { estimates } = replicate(queue, { replications: 30 }, Random.named("example"));
 * console.log(formatEstimate(estimates.stay)); // 4.93 ± 0.17 (95 %, n = 30, t)
 * ```
 *
 * | to wait for | |
 * |---|---|
 * | time | `yield hold(t)`; `timeout(t)` within `first` |
 * | a server | `Resource` (FIFO, LIFO, priority, preemptive), `ProcessorSharing` |
 * | an item, an amount, a condition, a message | `Store`, `Tank`, `Gate`, `Mailbox` |
 * | another process, or a part of oneself | `process.join()`, `branch(activity)` |
 * | several at once | `all(…)`, `first(…)` |
 *
 * Hot paths need no process: `simulation.schedule(delay, handler, a, b)` allocates nothing. What is
 * measured, `Tally`, `Level`, `Series` and `StationMonitor` measure while the run goes on, in bounded
 * memory; `replicate`, `runToPrecision` and `steadyState` make estimates of it. The same seed gives
 * the same run: `fingerprint` proves it, and `blocked()` tells who waits for what when nothing moves.
 *
 * @module
 */
export { all, first, type Winner } from "./combine.ts";
export type { EventListName } from "./event-list/event-list.ts";
export type { Alarm } from "./agenda.ts";
export { Gate, type GateOptions } from "./gate.ts";
export { Mailbox } from "./mailbox.ts";
export { Level, type LevelOptions } from "./monitor/level.ts";
export { Series } from "./monitor/series.ts";
export { StationMonitor, type StationOptions } from "./monitor/station.ts";
export { Tally, type TallyOptions } from "./monitor/tally.ts";
export {
  type Model,
  type PreciseReplications,
  type PrecisionOptions,
  replicate,
  type ReplicateOptions,
  type Replications,
  runToPrecision,
} from "./output/replicate.ts";
export { type SteadyState, steadyState } from "./output/steady-state.ts";
export { branch, Interrupt, Process, type ProcessState, SimulationError } from "./process.ts";
export {
  ProcessorSharing,
  type ProcessorSharingOptions,
  type SharedJob,
} from "./processor-sharing.ts";
export {
  type Discipline,
  Preemption,
  type RequestOptions,
  Resource,
  type ResourceOptions,
  type Slot,
} from "./resource.ts";
export type { Handler } from "./handler-table.ts";
export type { RunOptions, RunSummary, SimulationOptions } from "./options.ts";
export { Simulation } from "./simulation.ts";
export { Store, type StoreOptions } from "./store.ts";
export { Tank, type TankOptions } from "./tank.ts";
export { jackson, type JacksonMeans } from "./theory/jackson.ts";
export {
  breakdowns,
  erlangB,
  erlangC,
  type FiniteStation,
  machineRepair,
  mg1,
  mg1ps,
  mm1,
  mm1k,
  mmc,
  priorities,
  type PriorityClass,
  reneging,
  type StationMeans,
} from "./theory/queues.ts";
export { shortestFirst } from "./theory/shortest-first.ts";
export { Timer } from "./timer.ts";
export type { TracedEvent, TraceListener } from "./trace.ts";
export { type Activity, hold, type Observer, type Step, timeout, Wait } from "./wait.ts";
