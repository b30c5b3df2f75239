/**
 * Writes V8's `.cpuprofile`, for the performance panel of Chrome and Edge, VS Code and speedscope.
 *
 * The format knows time only, in whole microseconds: samples follow each other without gaps, each
 * as long as its row amounts to in seconds; of events in other units, one is shown as a
 * microsecond. What falls between two microseconds is carried on, so that sums stay right. Rows that
 * amount to nothing are left out.
 *
 * Format: Profiler.Profile of the Chrome DevTools Protocol.
 */
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";
import { amountsOf, eventNumber } from "./stack-amounts.ts";

interface Node {
  readonly id: number;
  readonly callFrame: object;
  hitCount: number;
  readonly children: number[];
}

/**
 * @param event its name, or number where names are not unique
 *
 * Throws a RangeError for an event that the capture does not have, and for negative amounts.
 */
export function writeCpuProfile(capture: Capture, event: string | number): string {
  const { rows, amounts, unit } = amountsOf(capture, eventNumber(capture, event));
  const perUnit = unit === "s" ? 1e6 : 1; // µs
  const tree = new Nodes(capture);
  const samples: number[] = [], timeDeltas: number[] = [];
  let end = 0; // µs
  let last = 0; // µs, when the sample before began
  rows.forEach((row, k) => {
    if (amounts[k] === 0) return;
    const node = tree.of(capture.columns.stack?.[row] ?? noStack);
    node.hitCount++;
    samples.push(node.id);
    const begin = Math.round(end);
    timeDeltas.push(begin - last);
    last = begin;
    end += amounts[k] * perUnit;
  });
  return JSON.stringify({
    nodes: tree.nodes,
    startTime: 0,
    endTime: Math.round(end),
    samples,
    timeDeltas,
  });
}

/** The nodes of the stacks that occur, callers before callees. */
class Nodes {
  readonly nodes: Node[] = [];
  #capture: Capture;
  #byStack = new Map<number, Node>();

  constructor(capture: Capture) {
    this.#capture = capture;
    this.#byStack.set(noStack, this.#add("(root)", "", 0));
  }

  of(stack: number): Node {
    const { stacks } = this.#capture;
    const missing: number[] = [];
    let caller = this.#byStack.get(stack);
    for (let s = stack; caller === undefined; caller = this.#byStack.get(s)) {
      missing.push(s);
      s = stacks.callerOf(s);
    }
    for (let s = missing.pop(); s !== undefined; s = missing.pop()) {
      const { name, module, file, line } = stacks.frames[stacks.frameOf(s)];
      const node = this.#add(name, file === "" ? module : file, line);
      caller.children.push(node.id);
      this.#byStack.set(s, node);
      caller = node;
    }
    return caller;
  }

  #add(functionName: string, url: string, line: number): Node {
    const callFrame = {
      functionName,
      scriptId: "0",
      url,
      lineNumber: line - 1,
      columnNumber: -1,
    };
    const node = { id: this.nodes.length + 1, callFrame, hitCount: 0, children: [] };
    this.nodes.push(node);
    return node;
  }
}
