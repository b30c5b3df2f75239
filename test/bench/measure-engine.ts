/** Prints cells a second: `measure-engine.ts cells|put|scaling COUNT WORKERS`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import {
  designOf,
  loadScenario,
  type Observation,
  openStore,
  runExperiment,
} from "../../src/experiment/mod.ts";

const [, , what, count, threads] = process.argv;
const n = Number(count), workers = Number(threads);
const fixtures = fileURLToPath(new URL("../fixtures/scenarios/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wagonwheel-bench-"));
const store = openStore(join(folder, "store.sqlite"));
try {
  console.log(what === "put" ? putRate() : await cellRate());
} finally {
  store.close();
  rmSync(folder, { recursive: true });
}

function putRate(): number {
  const start = performance.now();
  for (let i = 0; i < n; i++) store.put(observation(i));
  return n / (performance.now() - start) * 1000;
}

function observation(i: number): Observation {
  return {
    cell: {
      parameters: { i },
      levels: { level: "a" },
      seed: "1",
      replication: i,
      antithetic: false,
    },
    fingerprint: i.toString(16).padStart(64, "0"),
    measures: { first: i, second: 1 / (1 + i), third: Math.sqrt(i) },
    tables: {},
    failure: null,
    seconds: 0,
  };
}

/** Of the cells alone: the threads are warm when the clock starts. */
async function cellRate(): Promise<number> {
  const loaded = await loadScenario(`${fixtures}spin.ts`);
  // Some 50 ms on the machines that this was written on.
  const draws = what === "scaling" ? 6_000_000 : 1;
  const design = designOf(loaded.scenario, { set: { draws }, seeds: n / 2 });
  const ends: number[] = []; // ms, of every cell
  const put = store.put.bind(store);
  store.put = (observation) => {
    put(observation);
    ends.push(performance.now());
  };
  await runExperiment(loaded, design, { store, workers });
  const warm = 4 * workers; // cells until all threads have begun
  return (ends.length - 1 - warm) / (ends[ends.length - 1] - ends[warm]) * 1000;
}
