/**
 * What a process can wait for.
 *
 * A process is a generator. `yield hold(t)` lets t seconds pass; whatever else takes time is a `Wait`
 * and is called with `yield*`, so that its result is typed:
 *
 *     using slot = yield* server.acquire();
 *
 * A wait is its own iterator. Asked for the first time it yields itself to the kernel, which starts
 * it for the process; asked again, once fulfilled, it is done and hands over its value. Because
 * `yield*` passes `throw` and `return` on to it, a process that is interrupted or ended withdraws
 * from whatever it was waiting for without a line of its own.
 */
import type { Simulation } from "./simulation.ts";

/** What a process yields: a number of seconds to let pass, or a wait. */
export type Step = number | Wait<unknown>;

/** The body of a process, or a part of one that others call with `yield*`; R is what it returns. */
export type Activity<R = void> = Generator<Step, R, unknown>;

/** Who is told when a wait is fulfilled: a process, or a wait made of several. */
export interface Observer {
  notify(wait: Wait<unknown>): void;
}

/**
 * Lets `delay` seconds pass: `yield hold(2.5)`.
 *
 * It returns its number, so nothing is allocated. Throws a RangeError unless delay is ≥ 0 and finite.
 */
export function hold(delay: number): number {
  if (!(delay >= 0 && delay < Infinity)) {
    throw new RangeError(`hold: delay must be >= 0 s and finite, got ${delay}`);
  }
  return delay;
}

const idle = 0, starting = 1, pending = 2, fulfilled = 3, over = 4;

export abstract class Wait<T> implements Iterator<Step, T, unknown> {
  #state = idle;
  #observer: Observer | null = null;
  #value: T | undefined = undefined;
  #error: Error | null = null;

  /** Joins a queue, sets an alarm, …; calls `fulfil` at once where there is nothing to wait for. */
  protected abstract begin(simulation: Simulation): void;
  /** Undoes `begin` while the wait is still pending. */
  protected abstract withdraw(): void;
  /** Gives back what was granted but will never be received. */
  protected revoke(_value: T): void {}
  /** What is waited for and why it does not come, for the diagnosis of deadlocks. */
  abstract describe(): string;

  get isPending(): boolean {
    return this.#state === pending;
  }

  /** Starts the wait; true when it is fulfilled at once, otherwise the observer is told later. */
  start(simulation: Simulation, observer: Observer): boolean {
    if (this.#state !== idle) {
      throw new Error(`${this.describe()}: a wait can be awaited only once`);
    }
    this.#state = starting;
    this.#observer = observer;
    this.begin(simulation);
    if (this.#state !== starting) return true;
    this.#state = pending;
    return false;
  }

  /** Ends the wait with its value. For those who write resources. */
  fulfil(value: T): void {
    this.#value = value;
    this.#settle();
  }

  /** Ends the wait with an error, thrown where the process awaits it. For those who write resources. */
  fail(error: Error): void {
    this.#error = error;
    this.#settle();
  }

  #settle(): void {
    const hadStarted = this.#state === pending;
    if (!hadStarted && this.#state !== starting) {
      throw new Error(`${this.describe()}: settled twice`);
    }
    this.#state = fulfilled;
    if (hadStarted) this.#observer?.notify(this);
  }

  /** Leaves the queue, or gives back what was granted; nothing when the wait is over. */
  cancel(): void {
    const state = this.#state;
    this.#state = over;
    if (state === pending) this.withdraw();
    else if (state === fulfilled && this.#error === null) this.revoke(this.#value as T);
  }

  /** The value of a fulfilled wait; throws the error it failed with, or an Error before that. */
  get value(): T {
    if (this.#state !== fulfilled) throw new Error(`${this.describe()}: not fulfilled`);
    if (this.#error !== null) throw this.#error;
    return this.#value as T;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Wait<unknown>, T> {
    if (this.#state !== fulfilled) return { done: false, value: this };
    this.#state = over;
    if (this.#error !== null) throw this.#error;
    return { done: true, value: this.#value as T };
  }

  throw(error: unknown): IteratorResult<Wait<unknown>, T> {
    this.cancel();
    throw error;
  }

  return(value: T): IteratorResult<Wait<unknown>, T> {
    this.cancel();
    return { done: true, value };
  }
}

/** Fulfils a wait with what `value` returns, or fails it with what that throws. */
export function settle<T>(wait: Wait<T>, value: () => T): void {
  let result: T;
  try {
    result = value();
  } catch (error) {
    wait.fail(error as Error);
    return;
  }
  wait.fulfil(result);
}

/** A wait of `delay` seconds, for use within `first` and `all`; alone, `yield hold(delay)` is faster. */
export function timeout(delay: number): Wait<void> {
  return new Timeout(hold(delay));
}

class Timeout extends Wait<void> {
  #delay: number; // s
  #simulation: Simulation | null = null;
  #alarm = -1;

  constructor(delay: number) {
    super();
    this.#delay = delay;
  }

  protected begin(simulation: Simulation): void {
    this.#simulation = simulation;
    this.#alarm = simulation.setAlarm(this.#delay, this);
  }

  ring(): void {
    this.fulfil();
  }

  protected withdraw(): void {
    this.#simulation?.clearAlarm(this.#alarm);
  }

  describe(): string {
    return `timeout of ${this.#delay} s`;
  }
}
