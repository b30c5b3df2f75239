/** Results of a run out of the store, without simulating anything. */
import { cells } from "./design.ts";
import { loadScenario } from "./load.ts";
import { Results } from "./results.ts";
import type { Store, StoredRun } from "./store.ts";

/**
 * What the store has of the run, as results; cells that it lacks make the run an interrupted one.
 * Throws a RangeError where the scenario's file is no longer there.
 */
export async function storedResults(
  store: Store,
  { manifest, fingerprints }: StoredRun,
): Promise<Results> {
  const { scenario } = await loadScenario(fileOf(manifest.file, manifest.scenario));
  const found = store.observations(fingerprints);
  const order = cells(manifest.design);
  const all = fingerprints.flatMap((fingerprint, i) => {
    const observation = found.get(fingerprint);
    return observation === undefined ? [] : [{ ...observation, cell: order[i] }];
  });
  const remaining = fingerprints.length - all.length;
  return new Results(
    scenario,
    manifest.design,
    manifest,
    all,
    remaining === 0 ? { kind: "complete" } : { kind: "interrupted", remaining },
  );
}

/** Files of the project are found by the scenario's name, wherever the project lies now. */
function fileOf(file: string | null, scenario: string): string {
  return file === null || file.startsWith("scenarios/") ? scenario : file;
}
