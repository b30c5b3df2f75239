/**
 * An instance: one copy of a service on a node, with its threads, its line, its caches and its
 * connections to others.
 *
 * A request is turned away where the rate limit is reached or the line is full, waits for a thread, and
 * goes through the stages of the instance's version, holding the thread throughout, as servers do that
 * give a thread to each request.
 */
import { type Activity, all, branch, Gate, Resource } from "../../des/mod.ts";
import { Moments } from "../../stats/mod.ts";
import { NodeDownError } from "../node/impairment.ts";
import type { Node } from "../node/node.ts";
import type { Cache } from "./caches/cache.ts";
import {
  Caller,
  type Endpoint,
  type Origin,
  type Surroundings,
  type Target,
} from "./client/caller.ts";
import { keyedUniform, placeWithin } from "./keyed-uniform.ts";
import type { Outcome, Request } from "./request.ts";
import type { Stage } from "./stages.ts";
import { type RateLimitOptions, TokenBucket } from "./token-bucket.ts";
import type { Span } from "./tracing/tracer.ts";

/** What an instance does for a request, under a name that deployments go by. */
export interface Version {
  readonly name: string;
  readonly does: readonly Stage[];
}

/** How much an instance takes on. */
export interface InstanceLimits {
  /** Requests worked on at once; no bound unless told. */
  readonly threads?: number;
  /** Requests that may wait for a thread; further ones are turned away. No bound unless told. */
  readonly line?: number;
  /** Longest wait for a thread, s: who waited longer is turned away when its turn comes. */
  readonly patience?: number;
  readonly rateLimit?: RateLimitOptions;
}

/** `draining`: ends what it has and gets no more. */
export type InstanceState = "starting" | "up" | "draining" | "gone";

/** What an instance has done since the record was begun. */
export interface InstanceRecord {
  /** Of the requests that it ended: 1 where one failed, 0 where not. */
  readonly failures: Moments;
  /** Time in the instance of those that succeeded, s. */
  readonly stay: Moments;
}

export class Instance implements Endpoint, Origin {
  readonly id: number;
  readonly name: string;
  readonly node: Node;
  readonly zone: string | null;
  readonly version: Version;
  state: InstanceState = "starting";
  /** What the last health check found; without checks, always true. */
  seemsUp = true;
  /** All that it ended since its beginning. */
  readonly record: InstanceRecord;
  #around: Surroundings;
  #targets: (service: string) => Target;
  #threads: Resource | null;
  #line: number;
  #patience: number;
  #bucket: TokenBucket | null;
  #records: InstanceRecord[] = [];
  #load = 0;
  #gone = new Gate({ name: "end of an instance" });
  #callers = new Map<Stage, Caller>();
  #caches = new Map<Stage, Cache>();

  constructor(
    around: Surroundings,
    targets: (service: string) => Target,
    { id, name, node, zone }: Pick<Instance, "id" | "name" | "node" | "zone">,
    version: Version,
    limits: InstanceLimits,
  ) {
    const { threads = Infinity, line = Infinity, patience = Infinity, rateLimit } = limits;
    const isBounded = threads !== Infinity;
    this.#around = around;
    this.#targets = targets;
    this.id = id;
    this.name = name;
    this.node = node;
    this.zone = zone;
    this.version = version;
    this.record = this.beginRecord();
    this.#threads = isBounded ? new Resource(around.simulation, { name, capacity: threads }) : null;
    this.#line = line;
    this.#patience = patience;
    this.#bucket = rateLimit === undefined ? null : new TokenBucket(rateLimit);
  }

  /** Whether it can do anything at this instant. */
  get isUp(): boolean {
    return (this.state === "up" || this.state === "draining") && this.node.isOn;
  }

  /** A record of what it does from now on. */
  beginRecord(): InstanceRecord {
    const record = { failures: new Moments(), stay: new Moments() };
    this.#records.push(record);
    return record;
  }

  /** Attempts under way, as callers see it. */
  get load(): number {
    return this.#load;
  }

  take(): void {
    this.#load++;
  }

  release(): void {
    this.#load--;
    this.#leaveIfIdle();
  }

  /** Takes no more; opens the gate as soon as no attempt is under way. */
  drain(): Gate {
    if (this.state !== "gone") this.state = "draining";
    this.#leaveIfIdle();
    return this.#gone;
  }

  #leaveIfIdle(): void {
    if (this.state !== "draining" || this.#load > 0) return;
    this.state = "gone";
    this.#gone.open();
  }

  /** Requests in line for a thread. */
  get waiting(): number {
    return this.#threads?.waiting ?? 0;
  }

  *serve(request: Request, place: number, parent: Span | null): Activity<Outcome> {
    const { simulation, tracer } = this.#around;
    const begin = simulation.now;
    const service = parent?.service ?? this.name;
    const span = tracer?.start(request, parent, "server", service, this.name, begin) ?? null;
    let outcome: Outcome = "timeout"; // where it is called off
    try {
      return outcome = yield* this.#admit(request, place, span);
    } finally {
      for (const { failures, stay } of this.#records) {
        failures.add(outcome === null ? 0 : 1);
        if (outcome === null) stay.add(simulation.now - begin);
      }
      if (span !== null) {
        span.end = simulation.now;
        span.outcome = outcome;
      }
    }
  }

  *#admit(request: Request, place: number, span: Span | null): Activity<Outcome> {
    const { simulation } = this.#around;
    if (!this.isUp) return "crash";
    if (this.#bucket?.take(simulation.now) === false) return "overload";
    const threads = this.#threads;
    if (threads === null) return yield* this.#each(this.version.does, request, place, span);
    if (threads.busy >= threads.capacity && threads.waiting >= this.#line) return "overload";
    const arrived = simulation.now;
    using _thread = yield* threads.acquire();
    if (simulation.now - arrived > this.#patience) return "overload";
    return yield* this.#each(this.version.does, request, place, span);
  }

  *#each(
    stages: readonly Stage[],
    request: Request,
    place: number,
    span: Span | null,
  ): Activity<Outcome> {
    for (let i = 0; i < stages.length; i++) {
      const outcome = yield* this.#do(stages[i], request, placeWithin(place, i), span);
      if (outcome !== null) return outcome;
    }
    return null;
  }

  *#do(stage: Stage, request: Request, place: number, span: Span | null): Activity<Outcome> {
    switch (stage.kind) {
      case "work":
        if (!this.isUp) return "crash";
        try {
          yield* this.node.execute(stage.law.quantile(keyedUniform(request.seed, place)));
          return null;
        } catch (error) {
          if (error instanceof NodeDownError) return "crash";
          throw error;
        }
      case "call":
        return asError(yield* this.#callerOf(stage).call(request, place, span));
      case "tell":
        this.#around.simulation.spawn(() => this.#callerOf(stage).call(request, place, span));
        return null;
      case "parallel": {
        const branches = stage.branches.map((stages, b) =>
          branch(() => this.#each(stages, request, placeWithin(place, b), span))
        );
        const outcomes = yield* all(...branches);
        return outcomes.find((outcome) => outcome !== null) ?? null;
      }
      case "either": {
        const isFirst = keyedUniform(request.seed, place) < stage.share;
        return yield* this.#each(isFirst ? stage.then : stage.otherwise, request, place, span);
      }
      case "cached": {
        const cache = this.#cacheOf(stage), { simulation } = this.#around;
        if (cache.get(request.key, simulation.now)) return null;
        const outcome = yield* this.#each(stage.miss, request, place, span);
        if (outcome === null) cache.put(request.key, simulation.now);
        return outcome;
      }
      case "fail":
        return keyedUniform(request.seed, place) < stage.share ? "error" : null;
    }
  }

  #callerOf(stage: Stage & { kind: "call" | "tell" }): Caller {
    let caller = this.#callers.get(stage);
    if (caller === undefined) {
      caller = new Caller(this.#around, this, this.#targets(stage.to), stage.options);
      this.#callers.set(stage, caller);
    }
    return caller;
  }

  #cacheOf(stage: Stage & { kind: "cached" }): Cache {
    let cache = this.#caches.get(stage);
    if (cache === undefined) this.#caches.set(stage, cache = stage.cache());
    return cache;
  }
}

/** To who called, what failed behind is an error here. */
function asError(outcome: Outcome): Outcome {
  return outcome === null ? null : "error";
}
