/** Which stacks ran in a window of a capture, by their share of what the samples stand for. */
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";

export interface StackShare {
  /** Function names, the outermost first, with semicolons between: `main;parse;read`. */
  readonly stack: string;
  /** Of the window's samples, by period and weight; the shares of a window add up to 1. */
  readonly share: number;
}

/**
 * The mix in [from, to), s; the largest share first. Empty where there is no sample with a stack.
 */
export function stackMix(
  capture: Capture,
  window: { from: number; to: number; event?: string },
): StackShare[] {
  return stackMixes(capture, [window.from, window.to], window.event)[0];
}

/** The mixes of the windows between adjoining edges (s, increasing), of one event or of all. */
export function stackMixes(
  capture: Capture,
  edges: readonly number[],
  event?: string,
): StackShare[][] {
  const { columns, events, stacks } = capture;
  const windows = edges.slice(1).map(() => new Map<number, number>());
  for (let row = 0; row < capture.rows; row++) {
    const stack = columns.stack?.[row] ?? noStack;
    const { name, kind } = events[columns.event[row]];
    if (stack === noStack || kind !== "sample" || (event !== undefined && name !== event)) continue;
    const window = windows[windowAt(edges, columns.time[row])];
    const size = columns.value[row];
    // a sample without a period counts as one
    const weight = (size > 0 ? size : 1) * (columns.weight?.[row] ?? 1);
    window?.set(stack, (window.get(stack) ?? 0) + weight);
  }
  return windows.map((weights) => {
    const byName = new Map<string, number>();
    for (const [stack, weight] of weights) {
      const name = stacks.path(stack).map((frame) => frame.name).join(";");
      byName.set(name, (byName.get(name) ?? 0) + weight);
    }
    let total = 0;
    for (const weight of byName.values()) total += weight;
    return [...byName].map(([stack, weight]) => ({ stack, share: weight / total }))
      .sort((a, b) => b.share - a.share || (a.stack < b.stack ? -1 : 1));
  });
}

/** The window that holds t; −1, or one too many, outside. */
function windowAt(edges: readonly number[], t: number): number {
  let low = -1, high = edges.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= t) low = middle;
    else high = middle;
  }
  return low;
}
