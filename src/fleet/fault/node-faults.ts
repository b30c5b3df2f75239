/** Faults of a single node; node/impairment.ts tells what each does to the work on it. */
import type { Node } from "../node/node.ts";
import type { Fault } from "./fault.ts";

/** The node goes down, and the work on it is lost. Healed, it starts again with nothing to do. */
export function crash(node: Node): Fault {
  const name = `crash of ${node.name}`;
  return { name, inject: () => node.impair({ kind: "down", work: "lost" }) };
}

/** The node stands still, and so does the work on it. Healed, it goes on where it was. */
export function freeze(node: Node): Fault {
  const name = `freeze of ${node.name}`;
  return { name, inject: () => node.impair({ kind: "down", work: "kept" }) };
}

/**
 * Gray failure: the node has only a share `speed` of its speed left and seems sound. Throws a RangeError
 * for a share outside (0, 1] when it is injected.
 */
export function slowNode(node: Node, speed: number): Fault {
  const name = `${node.name} at ${speed} of its speed`;
  return { name, inject: () => node.impair({ kind: "slow", speed }) };
}
