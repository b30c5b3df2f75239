/**
 * What a profiler is attached to: something that can be read, and can be charged the time that
 * reading takes. Whatever is charged, the watched work waits for, so watching disturbs it.
 */
import { hold, type ProcessorSharing, type Resource, type Simulation } from "../../des/mod.ts";
import type { Node } from "../../fleet/mod.ts";
import type { Signal } from "../../signals/mod.ts";

export interface Watched {
  /** What a probe sees at this instant, in the unit of the watched quantity. */
  read(): number;
  /** Takes the processor away from its work for that long, from this instant on, s. */
  charge(cost: number): void;
}

/** Most urgent of all priorities that jobs have by custom: interrupts come before them. */
const interrupt = -1e9;

/**
 * A server of jobs: 1 while it works on any, else 0. Interrupts preempt the job in service. Throws a
 * RangeError for a resource that cannot be preempted or has more than one server.
 */
export function watchedServer(simulation: Simulation, server: Resource): Watched {
  if (server.discipline !== "preemptive-resume" || server.capacity !== 1) {
    throw new RangeError(
      `watchedServer: resource "${server.name}" must be preemptive-resume with 1 server, got ` +
        `${server.discipline} with ${server.capacity}: an interrupt takes the processor away`,
    );
  }
  function* handler(cost: number) {
    yield* server.serve(cost, { priority: interrupt });
  }
  return {
    read: () => server.busy > 0 ? 1 : 0,
    charge: (cost) => void simulation.spawn(handler(cost), "interrupt"),
  };
}

/** A shared processor: the number of jobs present. It stands still while an interrupt is handled. */
export function watchedProcessor(simulation: Simulation, processor: ProcessorSharing): Watched {
  let handled = 0; // interrupts under way
  let speed = processor.speed;
  function* handler(cost: number) {
    if (handled++ === 0) {
      speed = processor.speed;
      processor.speed = 0;
    }
    yield hold(cost);
    if (--handled === 0) processor.speed = speed;
  }
  return {
    read: () => processor.jobs,
    charge: (cost) => void simulation.spawn(handler(cost), "interrupt"),
  };
}

/**
 * A node of a fleet: the share of its cores that is busy, 0 to 1. An interrupt is a task of the node
 * among the others: on cores that are shared it slows them, in a line it waits for its turn.
 */
export function watchedNode(simulation: Simulation, node: Node): Watched {
  return {
    read: () => node.utilisation,
    charge: (cost) => void simulation.spawn(node.execute(cost), "interrupt"),
  };
}

export interface WatchedProgram extends Watched {
  /** CPU time of the program itself so far, s: the simulated time less all that was charged. */
  readonly progress: number;
}

/**
 * A program whose course is known in its own CPU time, as a capture tells it: the signal at the
 * program's progress, which stands still while interrupts are handled.
 */
export function watchedProgram(simulation: Simulation, course: Signal): WatchedProgram {
  const begin = simulation.now;
  let charged = 0; // s, of interrupts that began
  let until = begin; // end of the interrupt under way, s
  const progress = () => simulation.now - begin - charged + Math.max(0, until - simulation.now);
  return {
    get progress() {
      return progress();
    },
    read: () => course.at(progress()),
    charge(cost) {
      charged += cost;
      until = Math.max(until, simulation.now) + cost;
    },
  };
}
