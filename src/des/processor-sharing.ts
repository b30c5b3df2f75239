/**
 * Processor sharing: all jobs are served at once and share the servers evenly.
 *
 *     each of n jobs advances at   speed · min(1, servers/n)   seconds of work per second
 *
 * With v(t), the work that a job present since the beginning would have received (virtual time), a
 * job that arrives at t with work w ends when v reaches v(t) + w. So only the earliest end needs an
 * event, and an arrival, departure or change of speed costs O(log n) whatever the number of jobs.
 *
 * Model: Kleinrock, Journal of the ACM 14(2):242–261, 1967. Virtual time: Parekh & Gallager,
 * IEEE/ACM Trans. Networking 1(3):344–357, 1993.
 */
import { type Member, RankedLine } from "./line.ts";
import type { StationMonitor } from "./monitor/station.ts";
import type { Simulation } from "./simulation.ts";
import { hold, Wait } from "./wait.ts";

export interface ProcessorSharingOptions {
  readonly name?: string;
  /** Jobs that can run at full speed at once; 1 by default. */
  readonly servers?: number;
  /** Work done per second by one server, in seconds of work; 1 by default. */
  readonly speed?: number;
}

export class ProcessorSharing {
  readonly name: string;
  readonly servers: number;
  #simulation: Simulation;
  #speed: number;
  #virtual = 0; // work received by a job present since the last idle instant, s
  #updated = 0; // when #virtual was last brought up to date, s
  #jobs = new RankedLine<Job>((a, b) => a.end < b.end || (a.end === b.end && a.order < b.order));
  #alarm = -1;
  #arrivals = 0;
  #monitor: StationMonitor | null = null;

  /** Throws a RangeError for servers that are not ≥ 1 or a speed that is not ≥ 0. */
  constructor(simulation: Simulation, options: ProcessorSharingOptions = {}) {
    const { name = "processor", servers = 1, speed = 1 } = options;
    if (!(servers > 0 && servers < Infinity)) {
      throw new RangeError(`ProcessorSharing "${name}": servers must be > 0, got ${servers}`);
    }
    this.name = name;
    this.servers = servers;
    this.#simulation = simulation;
    this.#speed = this.#checkedSpeed(speed);
  }

  /** Jobs present. */
  get jobs(): number {
    return this.#jobs.size;
  }

  /** Work per second of one server; setting it changes the speed of the jobs present. 0 stands still. */
  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#update();
    this.#speed = this.#checkedSpeed(speed);
    this.#plan();
  }

  /** Waits until `work` seconds of work are done (at speed 1 and alone, that takes `work` seconds). */
  serve(work: number): SharedJob {
    return new Job(this, hold(work));
  }

  /** Tells the monitor of every arrival and departure from now on. */
  attach(monitor: StationMonitor): void {
    this.#monitor = monitor;
  }

  /** For jobs: work received up to this instant, s. Reading it changes nothing, not even in rounding. */
  received(job: Job): number {
    const virtual = this.#virtual + (this.#simulation.now - this.#updated) * this.#rate();
    return Math.max(0, job.work - Math.max(0, job.end - virtual));
  }

  /** For jobs: begins to be served. */
  enter(job: Job): void {
    this.#update();
    if (this.#jobs.size === 0) this.#virtual = 0; // keeps the sum short, so it loses no digits
    job.arrived = this.#simulation.now;
    job.order = ++this.#arrivals;
    job.end = this.#virtual + job.work;
    this.#jobs.join(job);
    this.#monitor?.arrive(job.arrived);
    this.#monitor?.begin(job.arrived, job.arrived);
    this.#plan();
  }

  /** For jobs: leaves unfinished. */
  abandon(job: Job): void {
    this.#update();
    job.final = this.received(job);
    this.#jobs.leave(job);
    this.#monitor?.depart(this.#simulation.now, job.arrived);
    this.#plan();
  }

  /** Ends all jobs present, unfinished, with an error that is thrown where each is awaited. */
  evict(error: Error): void {
    this.#update();
    for (let job = this.#jobs.head; job !== null; job = this.#jobs.head) {
      job.final = this.received(job);
      this.#jobs.leave(job);
      this.#monitor?.depart(this.#simulation.now, job.arrived);
      job.fail(error);
    }
    this.#plan();
  }

  /** The earliest job ends. */
  ring(): void {
    this.#alarm = -1;
    const job = this.#jobs.head as Job;
    this.#updated = this.#simulation.now;
    this.#virtual = job.end; // exactly, so that rounding does not add up
    job.final = job.work;
    this.#jobs.leave(job);
    this.#monitor?.depart(this.#simulation.now, job.arrived);
    this.#plan();
    job.fulfil();
  }

  #rate(): number {
    return this.#speed * Math.min(1, this.servers / this.#jobs.size);
  }

  #update(): void {
    const { now } = this.#simulation;
    if (this.#jobs.size > 0) this.#virtual += (now - this.#updated) * this.#rate();
    this.#updated = now;
  }

  #plan(): void {
    if (this.#alarm >= 0) this.#simulation.clearAlarm(this.#alarm);
    this.#alarm = -1;
    const next = this.#jobs.head;
    if (next === null || this.#speed === 0) return;
    const left = Math.max(0, next.end - this.#virtual); // rounding may leave −1e-16
    this.#alarm = this.#simulation.setAlarm(left / this.#rate(), this);
  }

  #checkedSpeed(speed: number): number {
    if (!(speed >= 0 && speed < Infinity)) {
      throw new RangeError(`ProcessorSharing "${this.name}": speed must be >= 0, got ${speed}`);
    }
    return speed;
  }
}

/** A job of `serve`: awaited for its end, and asked how far it is. */
export interface SharedJob extends Wait<void> {
  /** Work received up to this instant, s. */
  done(): number;
}

class Job extends Wait<void> implements Member<Job>, SharedJob {
  before: Job | null = null;
  behind: Job | null = null;
  place = -1;
  readonly work: number; // s
  arrived = 0; // s
  end = 0; // in virtual time, s
  order = 0;
  final = 0; // work received when it left, s
  #server: ProcessorSharing;

  constructor(server: ProcessorSharing, work: number) {
    super();
    this.#server = server;
    this.work = work;
  }

  done(): number {
    return this.isPending ? this.#server.received(this) : this.final;
  }

  protected begin(): void {
    this.#server.enter(this);
  }

  protected withdraw(): void {
    this.#server.abandon(this);
  }

  describe(): string {
    return `its share of processor "${this.#server.name}" (${this.#server.jobs} jobs, speed ${this.#server.speed})`;
  }
}
