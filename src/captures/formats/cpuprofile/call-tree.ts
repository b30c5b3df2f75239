/**
 * The call tree of a V8 profile as stacks: nodes with numbers, which name their children, or, in
 * the profiles that tracing writes, their parent.
 *
 * Lines count from 0 in the file, from 1 here. The root is no function and is left out of stacks;
 * `(program)`, `(idle)` and `(garbage collector)` stand as the functions that V8 makes of them.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { JsonChecks, type JsonObject } from "../../model/json.ts";
import { noStack } from "../../model/stacks.ts";

export interface CallTree {
  /** Its index by the number of a node. */
  readonly indexes: ReadonlyMap<number, number>;
  /** The stack of each node; `noStack` for the root. */
  readonly stacks: Int32Array;
  /** How often each node was seen, NaN where the file does not tell. */
  readonly hits: Float64Array;
  /** Sum of the ticks by line of each node, NaN where the file does not tell. */
  readonly ticks: Float64Array;
}

const unresolved = -2;
const inProgress = -3;

/** Reads the nodes. Throws a CaptureError where they are not a tree. */
export function readCallTree(nodes: readonly unknown[], builder: CaptureBuilder): CallTree {
  const checks = new JsonChecks(builder);
  const objects = nodes.map((node, i) => checks.object(node, `nodes[${i}]`));
  const indexes = new Map<number, number>();
  objects.forEach((node, i) => {
    const id = checks.number(node.id, `nodes[${i}].id`);
    if (indexes.has(id)) throw builder.error({}, `two nodes have the id ${id}`);
    indexes.set(id, i);
  });
  const parents = parentsOf(objects, indexes, checks, builder);
  const frames = objects.map((node, i) => frameOf(node, i, checks, builder));
  return {
    indexes,
    stacks: stacksOf(parents, frames, builder),
    hits: Float64Array.from(
      objects,
      (node, i) =>
        node.hitCount === undefined ? NaN : checks.number(node.hitCount, `nodes[${i}].hitCount`),
    ),
    ticks: Float64Array.from(objects, (node, i) => ticksOf(node, i, checks)),
  };
}

/** The index of each node's parent, −1 for roots. */
function parentsOf(
  nodes: readonly JsonObject[],
  indexes: ReadonlyMap<number, number>,
  checks: JsonChecks,
  builder: CaptureBuilder,
): Int32Array {
  const parents = new Int32Array(nodes.length).fill(-1);
  const indexOf = (id: unknown, path: string) => {
    const index = indexes.get(checks.number(id, path));
    if (index === undefined) throw builder.error({}, `${path} is ${id}, which is no node's id`);
    return index;
  };
  nodes.forEach((node, i) => {
    if (node.parent !== undefined) parents[i] = indexOf(node.parent, `nodes[${i}].parent`);
    checks.array(node.children ?? [], `nodes[${i}].children`).forEach((id, k) => {
      const child = indexOf(id, `nodes[${i}].children[${k}]`);
      if (parents[child] >= 0 && parents[child] !== i) {
        throw builder.error({}, `node ${id} has two parents: this is no tree`);
      }
      parents[child] = i;
    });
  });
  return parents;
}

/** The frame of a node, −1 for the root. */
function frameOf(node: JsonObject, i: number, checks: JsonChecks, builder: CaptureBuilder): number {
  // Profiles from before V8 5.7 (2017) have the fields of the frame in the node itself.
  const frame = node.callFrame === undefined
    ? node
    : checks.object(node.callFrame, `nodes[${i}].callFrame`);
  const name = checks.text(frame.functionName ?? "", `nodes[${i}] functionName`);
  if (name === "(root)") return -1;
  const url = checks.text(frame.url ?? "", `nodes[${i}] url`);
  const line = checks.number(frame.lineNumber ?? -1, `nodes[${i}] lineNumber`);
  const isLine = line >= 0 && line < 0x7fffffff && Number.isInteger(line);
  return builder.stacks.frame(name === "" ? "(anonymous)" : name, "", url, isLine ? line + 1 : 0);
}

function ticksOf(node: JsonObject, i: number, checks: JsonChecks): number {
  if (node.positionTicks === undefined) return NaN;
  let sum = 0;
  checks.array(node.positionTicks, `nodes[${i}].positionTicks`).forEach((tick, k) => {
    const path = `nodes[${i}].positionTicks[${k}]`;
    sum += checks.number(checks.object(tick, path).ticks, `${path}.ticks`);
  });
  return sum;
}

/** Without recursion, for a tree may be as deep as the file is long. */
function stacksOf(
  parents: Int32Array,
  frames: readonly number[],
  builder: CaptureBuilder,
): Int32Array {
  const stacks = new Int32Array(parents.length).fill(unresolved);
  const path: number[] = [];
  for (let i = 0; i < parents.length; i++) {
    for (let node = i; node >= 0 && stacks[node] === unresolved; node = parents[node]) {
      stacks[node] = inProgress;
      path.push(node);
    }
    for (let node = path.pop(); node !== undefined; node = path.pop()) {
      const caller = parents[node] < 0 ? noStack : stacks[parents[node]];
      if (caller === inProgress) throw builder.error({}, "nodes call themselves: this is no tree");
      stacks[node] = frames[node] < 0 ? caller : builder.stacks.call(caller, frames[node]);
    }
  }
  return stacks;
}
