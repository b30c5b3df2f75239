/**
 * The kernel: clock, event list and the resumption of processes.
 *
 * Events are numbers in flat storage (event-list/records.ts): a time, a handler and two arguments.
 * Resuming a process is an event like any other, with the process's index and its generation as
 * arguments; the generation grows when the process is interrupted, so an event made for an earlier
 * wait is recognised as stale and skipped. Ties of time are broken by priority, then by the order of
 * scheduling, so a run is a function of the model and its seed alone.
 */
import { Random } from "../random/mod.ts";
import { Agenda, type Alarm, resumeProcess, ringAlarm } from "./agenda.ts";
import { stride } from "./event-list/records.ts";
import { type Handler, HandlerTable } from "./handler-table.ts";
import type { RunOptions, RunSummary, SimulationOptions } from "./options.ts";
import { Interrupt, type Process, SimulationError } from "./process.ts";
import { ProcessTable } from "./process-table.ts";
import { Timer } from "./timer.ts";
import { Fingerprint, type TraceListener } from "./trace.ts";
import { type Activity, hold, Wait } from "./wait.ts";

/** The index of the active process when there is none. */
const nobody = -1;
/** Before everything of the same instant that was scheduled with a priority a person may give. */
const urgent = -128;
/** Events between two looks at how the event list fares. */
const inspection = 256;

export class Simulation {
  /** Streams for the model: `simulation.random.stream("arrivals")`. */
  readonly random: Random;
  #now = 0;
  #agenda: Agenda;
  #executed = 0;
  #table = new HandlerTable(2); // resumeProcess and ringAlarm are the kernel's
  #processes = new ProcessTable();
  #active = nobody;
  #isStopped = false;
  #trace: TraceListener | undefined;
  #fingerprint: Fingerprint | null;

  constructor(options: SimulationOptions = {}) {
    const { random = Random.named("simulation"), eventList: name = "automatic" } = options;
    this.random = random;
    this.#agenda = new Agenda(
      name,
      (id, generation) => this.#processes.generations[id] !== generation,
    );
    this.#trace = options.trace;
    this.#fingerprint = options.fingerprint === true ? new Fingerprint() : null;
  }

  /** Simulated time, s. */
  get now(): number {
    return this.#now;
  }

  /** Events pending, without those that were cancelled. */
  get pending(): number {
    return this.#agenda.list.size - this.#agenda.stale;
  }

  /** The structure that now orders the events. */
  get eventList(): "ladder" | "heap" {
    return this.#agenda.list.name;
  }

  /** The process that is running, null within handlers and outside a run. */
  get active(): Process | null {
    return this.#processes.processes[this.#active] ?? null;
  }

  /** Hash over times and kinds of all events so far. Throws an Error unless the option asks for it. */
  get fingerprint(): string {
    if (this.#fingerprint === null) {
      throw new Error(
        "Simulation: the fingerprint is kept only with the option { fingerprint: true }",
      );
    }
    return this.#fingerprint.text;
  }

  /**
   * Calls `handler(a, b)` after `delay` seconds. Allocates nothing; a and b are numbers.
   *
   * Among events of one time the smaller `priority` (a whole number in [−127, 127]) goes first, then
   * the one scheduled first. Throws a RangeError for a delay that is negative or not finite.
   */
  schedule(delay: number, handler: Handler, a = 0, b = 0, priority = 0): void {
    if (!(delay >= 0 && delay < Infinity)) {
      throw new RangeError(
        `${this.#who()}: delay must be >= 0 s and finite, got ${delay} for handler "${handler.name}"`,
      );
    }
    if (priority !== 0) checkPriority(priority);
    const kind = this.#table.kindOf(handler);
    this.#agenda.insert(this.#now + delay, kind, a, b, priority);
  }

  /** Calls `callback` at `time` s. Throws a RangeError when that is past or not finite. */
  at(time: number, callback: () => void, priority = 0): Timer {
    if (!(time >= this.#now && time < Infinity)) {
      throw new RangeError(
        `${this.#who()}: time must be >= now (${this.#now} s) and finite, got ${time}`,
      );
    }
    checkPriority(priority);
    const timer = new Timer(time, callback, this);
    timer.slot = this.#agenda.insertAlarm(time, timer, priority);
    return timer;
  }

  /** Calls `callback` after `delay` s. Throws a RangeError when that is negative or not finite. */
  after(delay: number, callback: () => void, priority = 0): Timer {
    if (!(delay >= 0 && delay < Infinity)) {
      throw new RangeError(`${this.#who()}: delay must be >= 0 s and finite, got ${delay}`);
    }
    return this.at(this.#now + delay, callback, priority);
  }

  /**
   * Rings `alarm` after `delay` s; returns a number for `clearAlarm`, valid until it rings. What
   * `after` is made of, without its two allocations: for those who write resources.
   */
  setAlarm(delay: number, alarm: Alarm): number {
    if (!(delay >= 0 && delay < Infinity)) {
      throw new RangeError(`${this.#who()}: delay must be >= 0 s and finite, got ${delay}`);
    }
    return this.#agenda.insertAlarm(this.#now + delay, alarm, 0);
  }

  /** Silences an alarm that has not rung. */
  clearAlarm(slot: number): void {
    this.#agenda.clearAlarm(slot);
  }

  /**
   * Starts a process at this instant.
   *
   * @param body a generator function, or what one returned. Define the function once and pass it
   *   often: a new closure for each process costs memory and, with 10⁶ processes, most of the speed.
   * @param name for messages and traces; by default the function's name or `process N`.
   */
  spawn<R>(body: Activity<R> | (() => Activity<R>), name?: string): Process<R> {
    const activity = typeof body === "function" ? body() : body;
    const process = this.#processes.add(this, activity, name ?? body);
    this.resume(process);
    return process;
  }

  /** Lets a waiting process go on at this instant, after what is already due. */
  resume(process: Process<never> | Process): void {
    const { id } = process;
    this.#agenda.insert(this.#now, resumeProcess, id, this.#processes.generations[id], 0);
  }

  /** See `Process.interrupt`. */
  interrupt(process: Process<never> | Process, cause: unknown): void {
    if (process.id < 0) return;
    if (process.id === this.#active) {
      throw new Error(`process "${process.name}" cannot interrupt itself`);
    }
    const alarm: Alarm = {
      ring: () => {
        if (process.id < 0) return;
        // An event that was to resume it is void from here on.
        this.#processes.outdate(process.id);
        if (process.wait === null) this.#agenda.markStale();
        this.#advance(process.id, new Interrupt(cause));
      },
    };
    this.#agenda.insertAlarm(this.#now, alarm, urgent);
  }

  /** Ends the run after the present event. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Time of the next event, s, or of one that was cancelled; Infinity when nothing is pending. */
  peek(): number {
    return this.#agenda.list.peek();
  }

  /** Executes the next event; false when nothing is pending. */
  step(): boolean {
    return this.run({ events: 1 }).events === 1;
  }

  /**
   * Executes events in order until a time, a number of events, `stop()`, or the end of all events.
   *
   * An exception in a process or handler ends the run with a SimulationError that names it, the
   * simulated time and the original stack. Throws a RangeError for a time in the past.
   */
  run(options: RunOptions = {}): RunSummary {
    const { until = Infinity, events = Infinity } = options;
    if (!(until >= this.#now)) {
      throw new RangeError(`Simulation.run: until must be >= now (${this.#now} s), got ${until}`);
    }
    if (!(events >= 0)) throw new RangeError(`Simulation.run: events must be >= 0, got ${events}`);
    const before = this.#executed;
    const last = before + events;
    this.#isStopped = false;
    let reason: RunSummary["reason"] | null = null;
    while (reason === null) {
      reason = this.#runSome(until, Math.min(last, this.#executed + inspection));
      if (reason === "events" && this.#executed < last) reason = null;
      this.#agenda.inspect();
    }
    if (until < Infinity && (reason === "until" || reason === "empty")) this.#now = until;
    return { reason, time: this.#now, events: this.#executed - before };
  }

  /** The processes that wait for something other than time, and what that is: one line each. */
  blocked(): string[] {
    return this.#processes.living().filter((process) => process.wait !== null).map((process) =>
      `process "${process.name}" waits for ${process.wait?.describe()}`
    );
  }

  #runSome(until: number, last: number): RunSummary["reason"] {
    const agenda = this.#agenda;
    const { records, alarms } = agenda;
    const isWatched = this.#trace !== undefined || this.#fingerprint !== null;
    while (this.#executed < last) {
      const { list } = agenda;
      const time = list.peek();
      if (time === Infinity) return "empty";
      if (time > until) return "until";
      const slot = list.pop();
      const at = slot * stride;
      const { doubles, words } = records;
      const a = doubles[at + 2], b = doubles[at + 3], kind = words[2 * at + 8];
      words[2 * at + 9] = records.free;
      records.free = slot;
      const isStale = kind === resumeProcess
        ? this.#processes.generations[a] !== b
        : kind === ringAlarm && alarms[slot] === undefined;
      if (isStale) {
        agenda.stale--;
        continue;
      }
      this.#now = time;
      this.#executed++;
      if (isWatched) this.#watch(kind, a);
      if (kind === resumeProcess) this.#advance(a, null);
      else if (kind === ringAlarm) this.#ring(slot);
      else this.#call(kind, a, b);
      if (this.#isStopped) return "stopped";
    }
    return "events";
  }

  #call(kind: number, a: number, b: number): void {
    try {
      this.#table.handlers[kind](a, b);
    } catch (error) {
      throw this.#failure(`handler "${this.#table.handlers[kind].name}"`, error);
    }
  }

  #ring(slot: number): void {
    const { alarms } = this.#agenda;
    const alarm = alarms[slot];
    alarms[slot] = undefined;
    try {
      alarm?.ring();
    } catch (error) {
      throw this.#failure(`alarm "${alarm?.constructor.name}"`, error);
    }
  }

  /** Resumes a process, with an interrupt or without, until it lets time pass, waits or ends. */
  #advance(id: number, interrupt: Interrupt | null): void {
    const generator = this.#processes.activities[id];
    this.#active = id;
    try {
      let step = interrupt === null ? generator.next() : generator.throw(interrupt);
      for (;;) {
        if (step.done === true) {
          this.#processes.remove(id).end(step.value);
          return;
        }
        const { value } = step;
        if (typeof value === "number") {
          hold(value);
          this.#agenda.insert(
            this.#now + value,
            resumeProcess,
            id,
            this.#processes.generations[id],
            0,
          );
          return;
        }
        if (!(value instanceof Wait)) {
          throw new TypeError(`yield takes hold(…), or a wait with yield*; got ${String(value)}`);
        }
        const process = this.#processes.at(id);
        process.awaits(value);
        if (!value.start(this, process)) return;
        step = generator.next();
      }
    } catch (error) {
      const process = this.#processes.remove(id);
      if (!(error instanceof Interrupt)) throw this.#failure(`process "${process.name}"`, error);
      process.endByInterrupt(error);
    } finally {
      this.#active = nobody;
    }
  }

  #watch(kind: number, a: number): void {
    this.#fingerprint?.add(this.#now, kind, a);
    if (this.#trace === undefined) return;
    const what = kind === resumeProcess
      ? `process ${this.#processes.processes[a]?.name}`
      : kind === ringAlarm
      ? "alarm"
      : `handler ${this.#table.handlers[kind].name}`;
    this.#trace({ time: this.#now, what });
  }

  #who(): string {
    return this.active === null ? "Simulation" : `process "${this.active.name}"`;
  }

  #failure(where: string, error: unknown): Error {
    return error instanceof SimulationError ? error : new SimulationError(where, this.#now, error);
  }
}

function checkPriority(priority: number): void {
  if (!(Number.isInteger(priority) && Math.abs(priority) <= 127)) {
    throw new RangeError(
      `Simulation: priority must be a whole number in [-127, 127], got ${priority}`,
    );
  }
}
