/**
 * A service: its instances, and the balancer that chooses among those that are up.
 *
 * It has a pool of nodes and an instance on the first few of them. Scaling out starts instances on free
 * nodes, scaling in drains the youngest; a deployment puts another version in their place.
 */
import type { Gate } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";
import type { Node } from "../node/node.ts";
import type { Balancer, BalancerFactory } from "./balancers/balancer.ts";
import { powerOfD } from "./balancers/power-of-d.ts";
import type { Surroundings, Target } from "./client/caller.ts";
import { Instance, type InstanceLimits, type Version } from "./instance.ts";
import type { Request } from "./request.ts";
import type { Stage } from "./stages.ts";

export interface ServiceDescription extends InstanceLimits {
  /** Where instances may stand, one on each. */
  readonly nodes: readonly Node[];
  /** Zones of the nodes; none unless told. */
  readonly zones?: readonly string[];
  /** Instances at the beginning, on the first nodes; one on each node unless told. */
  readonly instances?: number;
  /** What it does for a request, stage after stage. */
  readonly does: readonly Stage[];
  /** Best of two unless told. */
  readonly balancer?: BalancerFactory;
}

export class Service implements Target {
  readonly name: string;
  /** What new instances do. */
  version: Version;
  #around: Surroundings;
  #targets: (service: string) => Target;
  #description: ServiceDescription;
  #balancer: Balancer;
  #started: readonly Instance[] = [];
  #ids = 0;
  #choosable: readonly Instance[] | null = null; // null: to be found anew

  /** Throws a RangeError for a description out of range. */
  constructor(
    around: Surroundings,
    name: string,
    description: ServiceDescription,
    targets: (service: string) => Target,
    random: Random,
  ) {
    const { nodes, zones, instances = nodes.length, balancer = powerOfD() } = description;
    const where = `service "${name}"`;
    wholeNumber(where, "nodes", nodes.length, 1);
    wholeNumber(where, "instances", instances, 0);
    if (instances > nodes.length) {
      throw new RangeError(
        `${where}: instances must be at most its nodes, ${nodes.length}, got ${instances}`,
      );
    }
    if (zones !== undefined && zones.length !== nodes.length) {
      throw new RangeError(
        `${where}: zones must be one for each node, got ${zones.length} for ${nodes.length}`,
      );
    }
    const { threads, line, patience } = description;
    if (threads !== undefined) wholeNumber(where, "threads", threads, 1);
    if (line !== undefined) wholeNumber(where, "line", line, 0);
    if (patience !== undefined) positive(where, "patience", patience);
    this.name = name;
    this.version = { name: "first", does: description.does };
    this.#around = around;
    this.#targets = targets;
    this.#description = description;
    this.#balancer = balancer.start(random);
    for (let k = 0; k < instances; k++) this.start(0);
  }

  /** Those that are there, in the order of their beginnings. */
  get instances(): readonly Instance[] {
    return this.#started = this.#started.filter(({ state }) => state !== "gone");
  }

  /** Instances that a balancer may choose: up as far as is known. */
  get candidates(): readonly Instance[] {
    return this.#choosable ??= this.#started.filter(({ state, seemsUp }) =>
      state === "up" && seemsUp
    );
  }

  choose(request: Request, zone: string | null): Instance | null {
    const { candidates } = this;
    return candidates.length === 0 ? null : this.#balancer.choose(candidates, request, zone);
  }

  /** Nodes that have no instance. */
  get free(): number {
    return this.#description.nodes.length - this.instances.length;
  }

  /**
   * Starts an instance of the present version on the first free node; it is up after `startup` seconds.
   * null where no node is free.
   */
  start(startup: number): Instance | null {
    const { nodes, zones } = this.#description;
    const taken = this.instances.map(({ node }) => node);
    const i = nodes.findIndex((node) => !taken.includes(node));
    if (i < 0) return null;
    const id = this.#ids++;
    const place = { id, name: `${this.name}/${id}`, node: nodes[i], zone: zones?.[i] ?? null };
    const { version } = this;
    const instance = new Instance(this.#around, this.#targets, place, version, this.#description);
    this.#started = [...this.#started, instance];
    const up = () => {
      if (instance.state !== "starting") return;
      instance.state = "up";
      this.#choosable = null;
    };
    if (startup === 0) up();
    else this.#around.simulation.after(startup, up);
    return instance;
  }

  /**
   * Sends the instance no more requests; its node is free when the gate opens, at the end of those that
   * it has: `yield* service.drain(instance).pass()`.
   */
  drain(instance: Instance): Gate {
    this.#choosable = null;
    return instance.drain();
  }

  /** What a health check has found. */
  mark(instance: Instance, seemsUp: boolean): void {
    instance.seemsUp = seemsUp;
    this.#choosable = null;
  }
}
