/**
 * Joins stores, as the shards of a run leave them: every cell that one has and the other lacks, and of
 * runs that both have, all cells in the order of the design. What comes out is byte for byte what one
 * machine alone would have given.
 */
import { fingerprintsOf } from "./fingerprint.ts";
import type { Manifest } from "./manifest.ts";
import type { Store, StoredRun } from "./store.ts";

export interface Merged {
  /** Cells that were not there before. */
  readonly cells: number;
  /** Runs joined, with what is still missing of each. */
  readonly runs: readonly { readonly id: string; readonly missing: number }[];
}

/** Takes all runs of `from` into `into`. */
export function mergeStores(into: Store, from: readonly Store[]): Merged {
  let added = 0;
  const manifests = new Map<string, Manifest>();
  for (const store of from) {
    for (const { manifest, fingerprints } of store.runs()) {
      manifests.set(manifest.run, manifest);
      const present = into.observations(fingerprints);
      for (const [fingerprint, observation] of store.observations(fingerprints)) {
        const old = present.get(fingerprint);
        if (old !== undefined && (old.failure === null || observation.failure !== null)) continue;
        into.put(observation);
        if (old === undefined) added++;
      }
    }
  }
  const runs = [...manifests.values()].map((manifest) => {
    const fingerprints = fingerprintsOf(manifest);
    into.putRun({ manifest, fingerprints });
    return { id: manifest.run, missing: missingOf(into, { manifest, fingerprints }) };
  });
  return { cells: added, runs };
}

/** How many cells of the run the store lacks. */
export function missingOf(store: Store, { fingerprints }: StoredRun): number {
  return fingerprints.length - store.observations(fingerprints).size;
}
