/**
 * Resource: a number of like servers with one waiting line.
 *
 *     using slot = yield* server.acquire();     // until the end of the block, however it is left
 *     yield* server.serve(0.2);                 // waits for a server, keeps it for 0.2 s of work
 *
 * Disciplines: `fifo`, `lifo`, `priority` (smaller is more urgent, first come first served among
 * equals), and two that also take a server away from whoever is less urgent than the newcomer:
 * `preemptive-resume` (work done is kept) and `preemptive-restart` (the same work starts anew). A
 * job of `serve` that loses its server goes back to the line, ahead of its equals; a holder by
 * `acquire` is interrupted with a `Preemption` as cause, and its slot is gone.
 *
 * Reneging is `first(server.acquire(), timeout(patience))`; balking is to look at `waiting` before.
 */
import { Chain, type Line, type Member, RankedLine } from "./line.ts";
import type { StationMonitor } from "./monitor/station.ts";
import type { Process } from "./process.ts";
import type { Simulation } from "./simulation.ts";
import { hold, Wait } from "./wait.ts";

export type Discipline = "fifo" | "lifo" | "priority" | "preemptive-resume" | "preemptive-restart";
const disciplines: readonly Discipline[] = [
  "fifo",
  "lifo",
  "priority",
  "preemptive-resume",
  "preemptive-restart",
];

export interface ResourceOptions {
  readonly name?: string;
  /** Number of servers, a whole number ≥ 1; 1 by default. */
  readonly capacity?: number;
  /** "fifo" by default. */
  readonly discipline?: Discipline;
}

export interface RequestOptions {
  /** Smaller is more urgent; 0 by default. Only the disciplines with priorities look at it. */
  readonly priority?: number;
}

/** One server, held. Released by `using`, or by hand; releasing twice does nothing. */
export interface Slot extends Disposable {
  release(): void;
}

/** The cause of the Interrupt of a process that lost its slot to a more urgent one. */
export class Preemption {
  readonly resource: Resource;
  /** Since when the slot had been held, s. */
  readonly since: number;

  constructor(resource: Resource, since: number) {
    this.resource = resource;
    this.since = since;
  }

  toString(): string {
    return `preempted at resource "${this.resource.name}"`;
  }
}

export class Resource {
  readonly name: string;
  readonly discipline: Discipline;
  #simulation: Simulation;
  #capacity: number;
  #busy = 0;
  #line: Line<Request<unknown>>;
  /** Only where they can be preempted: those in service, the least urgent first. */
  #serving: RankedLine<Request<unknown>> | null;
  #arrivals = 0;
  #monitor: StationMonitor | null = null;

  /** Throws a RangeError for a capacity or discipline that is not one. */
  constructor(simulation: Simulation, options: ResourceOptions = {}) {
    const { name = "resource", capacity = 1, discipline = "fifo" } = options;
    if (!disciplines.includes(discipline)) {
      throw new RangeError(
        `Resource "${name}": discipline must be one of ${
          disciplines.join(", ")
        }, got ${discipline}`,
      );
    }
    this.name = name;
    this.discipline = discipline;
    this.#simulation = simulation;
    this.#capacity = this.#checkedCapacity(capacity);
    this.#line = discipline === "fifo" || discipline === "lifo"
      ? new Chain(discipline)
      : new RankedLine(isServedBefore);
    this.#serving = discipline.startsWith("preemptive")
      ? new RankedLine((a, b) => isServedBefore(b, a))
      : null;
  }

  /** Servers. Fewer than are busy takes none away: those end what they do. */
  get capacity(): number {
    return this.#capacity;
  }

  set capacity(capacity: number) {
    this.#capacity = this.#checkedCapacity(capacity, 0);
    this.#admit();
  }

  /** Servers in use. */
  get busy(): number {
    return this.#busy;
  }

  /** Requests in line. */
  get waiting(): number {
    return this.#line.size;
  }

  /** Waits for a server and holds it until the slot is released. */
  acquire(options: RequestOptions = {}): Wait<Slot> {
    return new Acquisition(this, this.#simulation, options.priority ?? 0);
  }

  /** A slot if a server is free at this instant, otherwise null. */
  tryAcquire(options: RequestOptions = {}): Slot | null {
    if (this.#busy >= this.#capacity) return null;
    const request = this.acquire(options);
    request.start(this.#simulation, { notify() {} });
    return request.value;
  }

  /** Waits for a server, keeps it for `work` seconds and releases it. */
  serve(work: number, options: RequestOptions = {}): Wait<void> {
    return new Service(this, this.#simulation, hold(work), options.priority ?? 0);
  }

  /** Tells the monitor of every arrival, start and departure from now on; one monitor at a time. */
  attach(monitor: StationMonitor): void {
    this.#monitor = monitor;
  }

  /** For requests: joins the line, or is admitted at once. */
  enter(request: Request<unknown>): void {
    request.arrived = this.#simulation.now;
    request.order = ++this.#arrivals;
    this.#monitor?.arrive(request.arrived);
    if (this.#busy < this.#capacity) {
      this.#grant(request);
      return;
    }
    const weakest = this.#serving?.head ?? null;
    this.#line.join(request);
    if (weakest !== null && request.priority < weakest.priority) {
      this.#putBack(weakest);
      this.#admit();
    }
  }

  /** For requests: leaves the line unserved. */
  abandon(request: Request<unknown>): void {
    this.#line.leave(request);
    this.#monitor?.abandon(this.#simulation.now, request.arrived);
  }

  /** For requests: gives the server free. */
  leave(request: Request<unknown>): void {
    this.#serving?.leave(request);
    this.#busy--;
    this.#monitor?.depart(this.#simulation.now, request.arrived);
    this.#admit();
  }

  #putBack(request: Request<unknown>): void {
    this.#serving?.leave(request);
    this.#busy--;
    if (request.preempt(this.discipline === "preemptive-resume")) {
      this.#line.join(request);
      this.#monitor?.suspend();
    } else this.#monitor?.depart(this.#simulation.now, request.arrived);
  }

  #admit(): void {
    while (this.#busy < this.#capacity) {
      const request = this.#line.head;
      if (request === null) return;
      this.#line.leave(request);
      this.#grant(request);
    }
  }

  #grant(request: Request<unknown>): void {
    this.#busy++;
    this.#serving?.join(request);
    if (request.hasBegun) this.#monitor?.resume();
    else this.#monitor?.begin(this.#simulation.now, request.arrived);
    request.hasBegun = true;
    request.granted();
  }

  #checkedCapacity(capacity: number, least = 1): number {
    if (!(Number.isInteger(capacity) && capacity >= least)) {
      throw new RangeError(
        `Resource "${this.name}": capacity must be a whole number >= ${least}, got ${capacity}`,
      );
    }
    return capacity;
  }
}

/** More urgent first, then in the order of arrival. */
function isServedBefore(a: Request<unknown>, b: Request<unknown>): boolean {
  return a.priority < b.priority || (a.priority === b.priority && a.order < b.order);
}

abstract class Request<T> extends Wait<T> implements Member<Request<unknown>> {
  before: Request<unknown> | null = null;
  behind: Request<unknown> | null = null;
  place = -1;
  arrived = 0; // s
  order = 0;
  hasBegun = false;
  readonly priority: number;
  protected readonly resource: Resource;
  protected readonly simulation: Simulation;

  constructor(resource: Resource, simulation: Simulation, priority: number) {
    super();
    this.resource = resource;
    this.simulation = simulation;
    this.priority = priority;
  }

  /** A server is ours from now on. */
  abstract granted(): void;
  /** The server is taken away; true to stand in line again. */
  abstract preempt(keepsWork: boolean): boolean;

  protected begin(): void {
    this.resource.enter(this as Request<unknown>);
  }

  protected withdraw(): void {
    this.resource.abandon(this as Request<unknown>);
  }

  describe(): string {
    const { name, busy, capacity, waiting } = this.resource;
    return `a server of resource "${name}" (${busy} of ${capacity} busy, ${waiting} in line)`;
  }
}

/** The slot of `acquire` is the request itself. */
class Acquisition extends Request<Slot> implements Slot {
  #isHeld = false;
  #since = 0; // s
  #holder: Process | null = null;

  protected override begin(): void {
    this.#holder = this.simulation.active;
    super.begin();
  }

  granted(): void {
    this.#isHeld = true;
    this.#since = this.simulation.now;
    this.fulfil(this);
  }

  preempt(): boolean {
    this.#isHeld = false;
    this.#holder?.interrupt(new Preemption(this.resource, this.#since));
    return false;
  }

  protected override revoke(): void {
    this.release();
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.resource.leave(this as Request<unknown>);
  }

  [Symbol.dispose](): void {
    this.release();
  }
}

/** A job that the resource itself carries out. */
class Service extends Request<void> {
  #work: number; // s
  #left: number; // s
  #since = 0; // s
  #alarm = -1; // −1 while in line

  constructor(resource: Resource, simulation: Simulation, work: number, priority: number) {
    super(resource, simulation, priority);
    this.#work = this.#left = work;
  }

  granted(): void {
    this.#since = this.simulation.now;
    this.#alarm = this.simulation.setAlarm(this.#left, this);
  }

  ring(): void {
    this.#alarm = -1;
    this.resource.leave(this as Request<unknown>);
    this.fulfil();
  }

  preempt(keepsWork: boolean): boolean {
    this.simulation.clearAlarm(this.#alarm);
    this.#alarm = -1;
    const done = this.simulation.now - this.#since;
    this.#left = keepsWork ? Math.max(0, this.#left - done) : this.#work;
    return true;
  }

  protected override withdraw(): void {
    if (this.#alarm < 0) return super.withdraw();
    this.simulation.clearAlarm(this.#alarm);
    this.#alarm = -1;
    this.resource.leave(this as Request<unknown>);
  }
}
