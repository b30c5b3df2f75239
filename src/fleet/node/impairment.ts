/**
 * What can be wrong with a node, and what is left of it:
 *
 *     isDown = some impairment is down,     speed = Π speeds of the slow ones
 *
 * A slow node looks sound to whoever asks whether it is up, and answers late: a gray failure (Huang et
 * al., HotOS 2017). It is as if it stood still for a share 1 − speed of the time, in pieces too small to
 * see: the frequency stays, the counters of work and cycles go on slower, the power is that of a busy node.
 */
import { within } from "../parameter.ts";

/**
 * - `down`: does nothing and draws nothing. `lost` work ends with a NodeDownError, programs end, and what
 *   is sent to it fails at once: a crash. `kept` work stands still, what is sent to it waits, and all
 *   goes on when the node is back: a machine that hangs, or is suspended.
 * - `slow`: only a share of the speed is left, in (0, 1].
 */
export type NodeImpairment =
  | { readonly kind: "down"; readonly work: "lost" | "kept" }
  | { readonly kind: "slow"; readonly speed: number };

export const sound: readonly NodeImpairment[] = [];

/** Thrown where a task is awaited whose node has gone down, or is down. */
export class NodeDownError extends Error {
  override readonly name = "NodeDownError";
  /** Name of the node. */
  readonly node: string;

  constructor(node: string) {
    super(`Node "${node}": went down, and its work is lost`);
    this.node = node;
  }
}

/** Throws a RangeError for a speed outside (0, 1]. */
export function checkedImpairment(where: string, impairment: NodeImpairment): NodeImpairment {
  if (impairment.kind === "slow") within(where, "speed", impairment.speed, Number.MIN_VALUE, 1);
  return impairment;
}

export function isDown(impairments: readonly NodeImpairment[]): boolean {
  return impairments.some(({ kind }) => kind === "down");
}

/** Whether it is down and keeps nothing. */
export function losesWork(impairments: readonly NodeImpairment[]): boolean {
  return impairments.some((one) => one.kind === "down" && one.work === "lost");
}

/** Share of the speed that is left. */
export function speedLeft(impairments: readonly NodeImpairment[]): number {
  return impairments.reduce((left, one) => one.kind === "slow" ? left * one.speed : left, 1);
}
