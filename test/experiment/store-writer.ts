/** A process that runs a scenario into a store: `store-writer.ts STORE SCENARIO CHOICES`, choices as JSON. */
import process from "node:process";
import {
  designOf,
  loadScenario,
  observationsCsv,
  openStore,
  runExperiment,
} from "../../src/experiment/mod.ts";

const [, , path, scenario, choices] = process.argv;
const loaded = await loadScenario(scenario);
const store = path === "-" ? null : openStore(path, { onRepair: console.error });
try {
  const results = await runExperiment(loaded, designOf(loaded.scenario, JSON.parse(choices)), {
    store,
    workers: 1,
  });
  process.stdout.write(observationsCsv(results));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  store?.close();
}
