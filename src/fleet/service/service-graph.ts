/**
 * A service graph: services that call one another, from a description.
 *
 *     const graph = serviceGraph(simulation, {
 *       shop:   { nodes: front, threads: 32, does: [work(exponential({ mean: 0.002 })), parallel(call("cart"), call("search", { timeout: 0.1 }))] },
 *       cart:   { nodes: back, does: [work(exponential({ mean: 0.004 }))] },
 *       search: { nodes: back, does: [cached(lru(1000), work(exponential({ mean: 0.02 })))] },
 *     }, random);
 *     const outcome = yield* graph.request("shop", { key: 17 });
 *
 * Works, choices and caches' keys follow from the request (keyed-uniform.ts), so that graphs that differ
 * in their balancers or policies meet the same requests.
 */
import type { Activity, Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { Caller, type Carry, type Origin, type Surroundings } from "./client/caller.ts";
import type { CallOptions } from "./client/call-options.ts";
import type { Outcome, Request } from "./request.ts";
import { Service, type ServiceDescription } from "./service.ts";
import { calledBy } from "./stages.ts";
import type { Tracer } from "./tracing/tracer.ts";

export interface ServiceGraphOptions {
  /** How bytes get from node to node; at once unless told. */
  readonly carry?: Carry;
  readonly tracer?: Tracer;
  /** What users do about their calls; they wait for ever unless told. */
  readonly users?: CallOptions;
}

export interface RequestOptions {
  /** What is asked for; the number of the request unless told. */
  readonly key?: number;
  /** Where the user is; nowhere in particular unless told. */
  readonly zone?: string;
}

export class ServiceGraph {
  readonly services: ReadonlyMap<string, Service>;
  #around: Surroundings;
  #users: CallOptions;
  #seeds: Random;
  #callers = new Map<string, Caller>();
  #requests = 0;

  constructor(
    around: Surroundings,
    services: ReadonlyMap<string, Service>,
    users: CallOptions,
    seeds: Random,
  ) {
    this.services = services;
    this.#around = around;
    this.#users = users;
    this.#seeds = seeds;
  }

  /** Throws a RangeError where there is no such service. */
  named(name: string): Service {
    const service = this.services.get(name);
    if (service !== undefined) return service;
    throw new RangeError(
      `service graph: there is no service "${name}"; there are ${
        [...this.services.keys()].join(", ")
      }`,
    );
  }

  /** A user's request, from the call to the answer. Throws a RangeError where there is no such service. */
  request(service: string, options: RequestOptions = {}): Activity<Outcome> {
    const id = ++this.#requests;
    const request: Request = { id, seed: this.#seeds.int32(), key: options.key ?? id };
    return this.#callerOf(service, options.zone ?? null).call(request, 0, null);
  }

  /** Users of a zone share breakers and budgets, as behind one gateway. */
  #callerOf(service: string, zone: string | null): Caller {
    const gateway = `${service} ${zone ?? ""}`;
    let caller = this.#callers.get(gateway);
    if (caller === undefined) {
      const origin: Origin = {
        name: zone === null ? "users" : `users in ${zone}`,
        node: null,
        zone,
      };
      caller = new Caller(this.#around, origin, this.named(service), this.#users);
      this.#callers.set(gateway, caller);
    }
    return caller;
  }
}

/**
 * Builds the services. Throws a RangeError where one calls a service that is not described, or for a
 * description out of range.
 */
export function serviceGraph(
  simulation: Simulation,
  descriptions: Readonly<Record<string, ServiceDescription>>,
  random: Random,
  options: ServiceGraphOptions = {},
): ServiceGraph {
  const { carry = null, tracer = null, users = {} } = options;
  const around: Surroundings = { simulation, carry, tracer };
  const services = new Map<string, Service>();
  for (const [name, { does }] of Object.entries(descriptions)) {
    const unknown = calledBy(does).find((to) => !(to in descriptions));
    if (unknown !== undefined) {
      throw new RangeError(
        `service "${name}": calls "${unknown}", which is not described; there are ${
          Object.keys(descriptions).join(", ")
        }`,
      );
    }
  }
  const graph = new ServiceGraph(around, services, users, random.stream("requests"));
  const targets = (name: string) => graph.named(name);
  for (const [name, description] of Object.entries(descriptions)) {
    services.set(
      name,
      new Service(around, name, description, targets, random.stream(`balancer/${name}`)),
    );
  }
  return graph;
}
