/**
 * What a worker thread does: loads the scenario and the captures of its run, once, and simulates one
 * cell after the other.
 */
import { workerData } from "piscina";
import { loadScenario } from "./load.ts";
import type { Cell } from "./observation.ts";
import { type NamedCaptures, openedCaptures } from "./run-captures.ts";
import { type Outcome, runCell } from "./run-cell.ts";
import type { Scenario } from "./scenario.ts";

/** What all workers of a run are given. */
export interface WorkerSetup {
  readonly file: string;
  readonly captures: NamedCaptures;
  /** Shares done of the cells in flight, by slot: shared memory, so that reporting costs nothing. */
  readonly shares: Float64Array;
}

export interface Task {
  readonly cell: Cell;
  /** Where in `shares` this cell says how far it is. */
  readonly slot: number;
}

const setup = workerData as WorkerSetup;
let loaded: Promise<Scenario> | undefined;

/** Simulates a cell. Fails only where the scenario or a capture cannot be loaded. */
export default async function simulate({ cell, slot }: Task): Promise<Outcome> {
  loaded ??= loadScenario(setup.file).then(({ scenario }) => scenario);
  const [scenario, captures] = await Promise.all([loaded, openedCaptures(setup.captures)]);
  return await runCell(scenario, cell, captures, (share) => setup.shares[slot] = share);
}
