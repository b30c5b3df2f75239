/**
 * The store: every cell that was ever finished, and every run, in one file.
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
  /** Path of its file. */
  readonly path: string;
  /** Those of the fingerprints that are there, as they were written, with what they gave. */
  observations(fingerprints: readonly string[]): Map<string, Observation>;
  /** Writes one finished or failed cell, in one transaction. A failure does not replace what had not failed. */
  put(observation: Observation): void;
  /** Writes or replaces the run's record. */
  putRun(run: StoredRun): void;
  /** All runs, by their ids. */
  runs(): StoredRun[];
  /** Forgets a run and the cells that no other run has. @returns how many cells went */
  removeRun(id: string): number;
  /** Rows whose content is not what was written, and what the file's own check finds. Empty where all is well. */
  faults(): string[];
  close(): void;
}

/** The store's file cannot be used, or not be written to. The message names it and says what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
