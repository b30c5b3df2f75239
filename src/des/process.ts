/** Processes: their names and ends, interruption, joining, and the error that ends a run. */
import type { Simulation } from "./simulation.ts";
import { type Activity, type Observer, settle, Wait } from "./wait.ts";

/** Thrown inside a process by `process.interrupt(cause)`, at the place where it waits. */
export class Interrupt extends Error {
  override readonly name = "Interrupt";
  /** What the interrupting party gave as reason. */
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super(`interrupted: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.cause = cause;
  }
}

/** An exception of the model, with the process or handler it came from and the simulated time. */
export class SimulationError extends Error {
  override readonly name = "SimulationError";
  /** The process or handler in which it happened. */
  readonly where: string;
  /** Simulated time, s. */
  readonly time: number;

  constructor(where: string, time: number, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`${where} failed at t=${time} s: ${reason}`, { cause });
    this.where = where;
    this.time = time;
    if (cause instanceof Error && cause.stack !== undefined) {
      this.stack = `${this.name}: ${this.message}\nCaused by: ${cause.stack}`;
    }
  }
}

/** `waiting` includes running; `interrupted` is the end of a process that did not catch its Interrupt. */
export type ProcessState = "waiting" | "ended" | "interrupted";

/** A name, or the body whose function's name will do: asked for only when somebody reads it. */
export type Label = string | Activity<unknown> | (() => Activity<unknown>);

export class Process<R = unknown> implements Observer {
  /** Index in the simulation's tables while the process lives; −1 afterwards. */
  id: number;
  #simulation: Simulation;
  #label: Label;
  #ordinal: number;
  #joins: Join<R>[] | null = null;
  #state: ProcessState = "waiting";
  #result: R | undefined = undefined;
  #interrupt: Interrupt | null = null;
  #wait: Wait<unknown> | null = null;

  constructor(simulation: Simulation, id: number, ordinal: number, label: Label) {
    this.id = id;
    this.#simulation = simulation;
    this.#ordinal = ordinal;
    this.#label = label;
  }

  /** What it awaits; null while it holds, runs, or is about to go on. */
  get wait(): Wait<unknown> | null {
    return this.#wait?.isPending ? this.#wait : null;
  }

  /** The kernel's: it waits from here on. */
  awaits(wait: Wait<unknown>): void {
    this.#wait = wait;
  }

  /** The name given to `spawn`, or `process N`, N counting spawned processes from 1. */
  get name(): string {
    const label = this.#label;
    const name = typeof label === "function" ? label.name : label;
    return typeof name === "string" && name !== "" ? name : `process ${this.#ordinal}`;
  }

  get state(): ProcessState {
    return this.#state;
  }

  /** What the process returned. Throws an Error unless it has ended. */
  get result(): R {
    if (this.#state !== "ended") {
      throw new Error(`process "${this.name}" has no result: ${this.#state}`);
    }
    return this.#result as R;
  }

  /**
   * Throws an `Interrupt` inside the process where it waits, as the very next event of this instant.
   * The process leaves whatever queue it stood in. Not caught, the Interrupt ends the process and not
   * the run. Nothing happens to a process that is over. Throws an Error when a process interrupts itself.
   */
  interrupt(cause?: unknown): void {
    this.#simulation.interrupt(this, cause);
  }

  /**
   * Waits for the end of the process and returns its result. Where it was interrupted, its Interrupt
   * is thrown.
   */
  join(): Wait<R> {
    return new Join(this);
  }

  notify(): void {
    this.#simulation.resume(this);
  }

  /** The kernel's: the body has returned. */
  end(result: R): void {
    this.#state = "ended";
    this.#result = result;
    this.#release();
  }

  /** The kernel's: the body has let an Interrupt pass. */
  endByInterrupt(interrupt: Interrupt): void {
    this.#state = "interrupted";
    this.#interrupt = interrupt;
    this.#release();
  }

  #release(): void {
    this.id = -1;
    this.#wait = null;
    const joins = this.#joins;
    this.#joins = null;
    if (joins !== null) { for (const join of joins) this.settle(join); }
  }

  /** Settles a join of a process that is over; otherwise keeps it until then. */
  settle(join: Join<R>): void {
    if (this.#interrupt !== null) join.fail(this.#interrupt);
    else if (this.#state === "ended") join.fulfil(this.#result as R);
    else (this.#joins ??= []).push(join);
  }

  /** Forgets a join that has been withdrawn. */
  forget(join: Join<R>): void {
    this.#joins = this.#joins?.filter((other) => other !== join) ?? null;
  }
}

class Join<R> extends Wait<R> {
  #process: Process<R>;

  constructor(process: Process<R>) {
    super();
    this.#process = process;
  }

  protected begin(): void {
    this.#process.settle(this);
  }

  protected withdraw(): void {
    this.#process.forget(this);
  }

  describe(): string {
    return `end of process "${this.#process.name}"`;
  }
}

/**
 * Runs an activity as a process of its own and waits for its end: `first(branch(call()), timeout(1))`.
 * Withdrawn, because another wait came first or the caller was interrupted, it interrupts the activity.
 */
export function branch<R>(activity: () => Activity<R>, name?: string): Wait<R> {
  return new Branch(activity, name);
}

class Branch<R> extends Wait<R> implements Observer {
  #activity: () => Activity<R>;
  #name: string | undefined;
  #process: Process<R> | null = null;
  #join: Wait<R> | null = null;

  constructor(activity: () => Activity<R>, name: string | undefined) {
    super();
    this.#activity = activity;
    this.#name = name;
  }

  protected begin(simulation: Simulation): void {
    this.#process = simulation.spawn(this.#activity, this.#name);
    this.#join = this.#process.join();
    this.#join.start(simulation, this);
  }

  notify(wait: Wait<R>): void {
    settle(this, () => wait.value);
  }

  protected withdraw(): void {
    this.#join?.cancel();
    this.#process?.interrupt("its branch was withdrawn");
  }

  describe(): string {
    return `branch ${this.#name ?? this.#activity.name}`;
  }
}
