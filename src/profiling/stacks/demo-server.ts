/**
 * A small server loop, made so that each yield-point layout sees it differently: 100 ms a turn.
 *
 * The truth is that `match` takes a third of the time. It is a counted loop and inlined into `handle`,
 * so it holds no yield point under any layout, and its time goes to whatever yields next: the exit of
 * `handle`, the entry of `hash`, the back edges of `render`, the allocations of `compress`.
 */
import type { Method } from "./method-program.ts";

const ms = 0.001;

export const demoServer: readonly Method[] = [
  {
    name: "handle",
    cost: 4 * ms,
    calls: [
      { name: "parse", cost: 3 * ms, iterations: 4, allocates: true },
      { name: "match", cost: 0.34 * ms, iterations: 100, isCounted: true, isInlined: true },
    ],
  },
  { name: "hash", cost: 0.16 * ms, iterations: 100, isCounted: true },
  { name: "render", cost: 3 * ms, iterations: 6 },
  { name: "compress", cost: 14 * ms, allocates: true },
  { name: "log", cost: 2 * ms },
];
