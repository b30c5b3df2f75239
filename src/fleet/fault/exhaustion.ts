/**
 * Resource exhaustion: something else takes what a node has, as `stress-ng` does.
 *
 * Greedy tasks compete with all others: on shared cores each takes a share like any task, in a run queue
 * it waits for a core like any task and then keeps it. A program that moves bytes takes bandwidth of the
 * memory from the other programs, as memory-contention.ts tells; tasks have no memory in the model.
 */
import type { Process, Simulation } from "../../des/mod.ts";
import { NodeDownError } from "../node/impairment.ts";
import type { Node } from "../node/node.ts";
import { positive, wholeNumber } from "../parameter.ts";
import type { Fault } from "./fault.ts";

const endless = 1e12; // s

/** So many endless tasks run on the node. Throws a RangeError for fewer than 1. */
export function hogCores(simulation: Simulation, node: Node, tasks: number): Fault {
  wholeNumber("hogCores", "tasks", tasks, 1);
  function* hog() {
    try {
      yield* node.execute(endless);
    } catch (error) {
      if (!(error instanceof NodeDownError)) throw error; // a crash ends hogs too
    }
  }
  return {
    name: `${tasks} greedy tasks on ${node.name}`,
    inject() {
      const hogs = Array.from({ length: tasks }, (): Process => simulation.spawn(hog));
      return () => hogs.forEach((process) => process.interrupt("healed"));
    },
  };
}

/**
 * A program that does nothing but move `demand` bytes per second runs on one of the node's program cores;
 * `inject` throws an Error where none is free. Throws a RangeError for a demand that is not above 0.
 */
export function hogMemory(node: Node, demand: number): Fault {
  positive("hogMemory", "demand", demand);
  const name = `greedy memory on ${node.name}`;
  return {
    name,
    inject() {
      const hog = node.run({ name, counters: {}, memoryShare: 1, memoryDemand: demand });
      return () => hog.stop();
    },
  };
}
