/**
 * The store: every cell that was ever finished, in one SQLite file under runs/.
 */
import type { Manifest } from "./manifest.ts";
import type { Observation } from "./observation.ts";

/** A run as the store remembers it. */
export interface StoredRun {
  readonly manifest: Manifest;
  /** Fingerprints of its cells in the order of the design. */
  readonly fingerprints: readonly string[];
}

export interface Store {
  /** Those of the fingerprints that are there, with what they gave. */
  observations(fingerprints: readonly string[]): Map<string, Observation>;
  /** Writes one finished or failed cell, in one transaction. A cell already there is replaced only where it had failed. */
  put(observation: Observation): void;
  /** Writes or replaces the run's record. */
  putRun(run: StoredRun): void;
  /** All runs, by their ids. */
  runs(): StoredRun[];
  close(): void;
}
