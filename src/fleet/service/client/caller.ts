/**
 * The caller's side of one dependency: breaker, bulkhead and connections, then attempts with time-out and
 * hedges, then retries.
 *
 *     call = retry( breaker( bulkhead( connection( hedge( attempt )))))
 *
 * An attempt chooses an instance, carries the question there, is served, and carries the answer back.
 * What a time-out gives up goes on at the other end unless the options say that it is called off.
 */
import {
  type Activity,
  first,
  hold,
  type Process,
  Resource,
  type Simulation,
  timeout,
} from "../../../des/mod.ts";
import { nonNegative, positive, wholeNumber } from "../../parameter.ts";
import type { Node } from "../../node/node.ts";
import { keyedUniform, placeWithin } from "../keyed-uniform.ts";
import type { Outcome, Request } from "../request.ts";
import type { Span, Tracer } from "../tracing/tracer.ts";
import type { CallOptions } from "./call-options.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { isRetried, Retries } from "./retry.ts";

/** Takes bytes from one node to another; null stands for a place outside, whence users come. */
export type Carry = (from: Node | null, to: Node | null, bytes: number) => Activity;

/** What all callers and instances of a graph share. */
export interface Surroundings {
  readonly simulation: Simulation;
  /** null: bytes are there at once. */
  readonly carry: Carry | null;
  readonly tracer: Tracer | null;
}

/** Who calls. */
export interface Origin {
  readonly name: string;
  readonly node: Node | null;
  readonly zone: string | null;
}

/** Who is called. */
export interface Target {
  readonly name: string;
  /** null where no instance is up. */
  choose(request: Request, zone: string | null): Endpoint | null;
}

export interface Endpoint {
  readonly node: Node;
  /** An attempt begins, and ends. */
  take(): void;
  release(): void;
  serve(request: Request, place: number, parent: Span | null): Activity<Outcome>;
}

export class Caller {
  #around: Surroundings;
  #origin: Origin;
  #target: Target;
  #options: CallOptions;
  #retries: Retries | null;
  #breaker: CircuitBreaker | null;
  #connections: Resource | null;
  #bulkhead: number;
  #out = 0;

  /** Throws a RangeError for options out of range. */
  constructor(around: Surroundings, origin: Origin, target: Target, options: CallOptions) {
    const { retry, breaker, connections, bulkhead = Infinity, timeout: limit, hedge } = options;
    const where = `call to "${target.name}"`;
    if (limit !== undefined) positive(where, "timeout", limit);
    if (hedge !== undefined) nonNegative(where, "hedge.after", hedge.after);
    if (hedge?.most !== undefined) wholeNumber(where, "hedge.most", hedge.most, 1);
    if (connections !== undefined) wholeNumber(where, "connections", connections, 1);
    if (bulkhead !== Infinity) wholeNumber(where, "bulkhead", bulkhead, 1);
    for (const bytes of options.bytes ?? []) nonNegative(where, "bytes", bytes);
    this.#around = around;
    this.#origin = origin;
    this.#target = target;
    this.#options = options;
    this.#retries = retry === undefined ? null : new Retries(retry);
    this.#breaker = breaker === undefined ? null : new CircuitBreaker(breaker);
    this.#connections = connections === undefined
      ? null
      : new Resource(around.simulation, { name: where, capacity: connections });
    this.#bulkhead = bulkhead;
  }

  /** Calls until success, or until nothing is left to try. */
  *call(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    const retries = this.#retries;
    retries?.pay();
    for (let attempt = 1;; attempt++) {
      const own = placeWithin(place, attempt);
      const outcome = yield* this.#guarded(request, own, parent);
      const isLast = outcome === null || retries === null || attempt === retries.attempts;
      if (isLast || !isRetried(outcome) || !retries.take()) return outcome;
      yield hold(retries.wait(attempt, keyedUniform(request.seed, own)));
    }
  }

  *#guarded(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    const { simulation } = this.#around;
    if (this.#breaker?.passes(simulation.now) === false) return "circuit open";
    let outcome: Outcome | undefined; // undefined: called off, which says nothing of the other end
    try {
      return outcome = this.#out < this.#bulkhead
        ? yield* this.#counted(request, place, parent)
        : "no connection";
    } finally {
      if (outcome === undefined) this.#breaker?.withdraw(simulation.now);
      else this.#breaker?.record(outcome !== null, simulation.now);
    }
  }

  *#counted(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    this.#out++;
    try {
      return yield* this.#connected(request, place, parent);
    } finally {
      this.#out--;
    }
  }

  *#connected(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    const { timeout: limit } = this.#options;
    const deadline = limit === undefined ? Infinity : this.#around.simulation.now + limit;
    if (this.#connections === null) return yield* this.#hedged(request, place, parent, deadline);
    if (deadline === Infinity) {
      using _connection = yield* this.#connections.acquire();
      return yield* this.#hedged(request, place, parent, deadline);
    }
    const winner = yield* first(this.#connections.acquire(), timeout(limit!));
    if (winner.index === 1) return "timeout";
    using _connection = winner.value;
    return yield* this.#hedged(request, place, parent, deadline);
  }

  /** The first attempt to succeed; further ones begin while none has answered. */
  *#hedged(
    request: Request,
    place: number,
    parent: Span | null,
    deadline: number,
  ): Activity<Outcome> {
    const { hedge, isCancelling = false } = this.#options;
    if (hedge === undefined && deadline === Infinity) {
      return yield* this.#attempt(request, place, parent);
    }
    const { simulation } = this.#around;
    const out: Process<Outcome>[] = [];
    let begun = 0, left = hedge === undefined ? 0 : hedge.most ?? 1;
    const begin = () => {
      const own = placeWithin(place, begun++);
      out.push(simulation.spawn(() => this.#attempt(request, own, parent)));
    };
    begin();
    try {
      for (;;) {
        const untilEnd = deadline - simulation.now;
        const isLast = left === 0 || hedge!.after >= untilEnd;
        const wait = isLast ? untilEnd : hedge!.after;
        const waits = out.map((attempt) => attempt.join());
        const winner =
          yield* (wait === Infinity ? first(...waits) : first(...waits, timeout(wait)));
        if (winner.index < out.length) {
          const [over] = out.splice(winner.index, 1);
          if (over.result === null || out.length === 0) return over.result;
        } else if (isLast) return "timeout";
        else {
          left--;
          begin();
        }
      }
    } finally {
      if (isCancelling) { for (const attempt of out) attempt.interrupt("nobody waits for it"); }
    }
  }

  *#attempt(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    const { simulation, carry, tracer } = this.#around;
    const { name, node, zone } = this.#origin;
    const endpoint = this.#target.choose(request, zone);
    if (endpoint === null) return "no instance";
    const span =
      tracer?.start(request, parent, "client", this.#target.name, name, simulation.now) ?? null;
    const [question, answer] = this.#options.bytes ?? [0, 0];
    let outcome: Outcome = "timeout"; // where it is called off
    endpoint.take();
    try {
      if (carry !== null) yield* carry(node, endpoint.node, question);
      outcome = yield* endpoint.serve(request, place, span);
      if (carry !== null) yield* carry(endpoint.node, node, answer);
      return outcome;
    } finally {
      endpoint.release();
      if (span !== null) {
        span.end = simulation.now;
        span.outcome = outcome;
      }
    }
  }
}
