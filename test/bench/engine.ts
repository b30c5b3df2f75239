/**
 * Cases of the engine: what a cell costs beside its simulation, and how cells scale over two threads.
 */
import { mkdirSync } from "node:fs";
import { type Case, type Contest, runOurs } from "./turns.ts";

const here = "test/bench";

interface EngineCase extends Case {
  readonly what: "cells" | "put" | "scaling";
  readonly count: number;
}

/** @param scale share of the full work */
export function engine(scale: number): Contest<EngineCase> {
  mkdirSync("runs/bench", { recursive: true });
  const measure = (what: string, count: number, workers: number) =>
    Number(runOurs(`${here}/measure-engine.ts`, [what, String(count), String(workers)]));
  const cells = Math.round(4000 * scale);
  return {
    cases: [
      // 2 ms a cell are 500 a second.
      {
        name: "empty cells, engine and store",
        unit: "/s",
        what: "cells",
        count: cells,
        least: 500,
      },
      { name: "cells put into the store", unit: "/s", what: "put", count: cells, least: 2000 },
      {
        name: "cells of 50 ms on 2 threads",
        unit: "/s",
        what: "scaling",
        count: Math.round(100 * scale),
        turns: 15, // one turn alone is off by a fifth on a shared machine
        bar: 1.9,
      },
    ],
    about: {},
    notes: ["rival of the scaling: the same cells on 1 thread"],
    ours: ({ what, count }) => ({ value: measure(what, count, 2) }),
    rival: ({ what, count }) =>
      what === "scaling" ? { name: "1 thread", measure: () => measure(what, count, 1) } : null,
  };
}
