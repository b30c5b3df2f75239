/**
 * Cells on several threads: piscina's pool, one cell a task, as many tasks at once as there are
 * threads and one more each, so that no thread waits for its next cell.
 *
 * Importing piscina costs 20 ms; it is imported when cells are to be run.
 */
import { availableThreads } from "./threads.ts";
import type { Cell } from "./observation.ts";
import { type NamedCaptures, openedCaptures } from "./run-captures.ts";
import { type Outcome, runCell } from "./run-cell.ts";
import type { LoadedScenario } from "./load.ts";
import type { Task, WorkerSetup } from "./worker.ts";

/** Simulates cells, some at a time. */
export interface Pool {
  /** Cells that may be asked for at once. */
  readonly width: number;
  run(cell: Cell): Promise<Outcome>;
  /** How much of the cells in flight is done, in cells. */
  share(): number;
  /** Ends the threads; cells in flight are dropped. */
  close(): Promise<void>;
}

/**
 * @param workers threads; 0 for the thread that asks, as for a scenario without a file
 */
export async function poolFor(
  { scenario, file }: LoadedScenario,
  captures: NamedCaptures,
  workers: number = availableThreads(),
): Promise<Pool> {
  if (workers > 0 && file !== null) return await threads(file, captures, workers);
  const opened = await openedCaptures(captures);
  let share = 0;
  return {
    width: 1,
    share: () => share,
    async run(cell) {
      // Signals and timers get their turn between two cells.
      await new Promise((resolve) => setTimeout(resolve, 0));
      try {
        return await runCell(scenario, cell, opened, (done) => share = done);
      } finally {
        share = 0;
      }
    },
    close: () => Promise.resolve(),
  };
}

async function threads(file: string, captures: NamedCaptures, workers: number): Promise<Pool> {
  const { Piscina } = await import("piscina");
  const width = 2 * workers;
  const shares = new Float64Array(new SharedArrayBuffer(8 * width));
  const free = Array.from({ length: width }, (_, slot) => slot);
  const pool = new Piscina<Task, Outcome>({
    filename: new URL("./worker.ts", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: { file, captures, shares } satisfies WorkerSetup,
  });
  let isClosing = false;
  pool.on("error", (error: Error) => {
    // Results that come in while the threads are ended have nobody to go to.
    if (!isClosing) throw error;
  });
  return {
    width,
    share: () => shares.reduce((a, b) => a + b, 0),
    async run(cell) {
      const slot = free.pop();
      if (slot === undefined) throw new RangeError(`a pool runs at most ${width} cells at once`);
      try {
        return await pool.run({ cell, slot });
      } finally {
        shares[slot] = 0;
        free.push(slot);
      }
    },
    async close() {
      isClosing = true;
      await pool.destroy();
    },
  };
}
