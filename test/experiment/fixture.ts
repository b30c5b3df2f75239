/** What the tests of the engine share: the scenarios of test/fixtures/, temporary folders, hashes. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type Choices,
  designOf,
  loadScenario,
  observationsJson,
  type Results,
  runExperiment,
  type RunOptions,
} from "../../src/experiment/mod.ts";
import { root } from "../sources.ts";

/** The file of a scenario for tests. */
export function fixture(name: string): string {
  return join(root, "test/fixtures/scenarios", `${name}.ts`);
}

/** Runs a scenario for tests; without a store and in this thread unless told. */
export async function runFixture(
  name: string,
  choices: Choices = {},
  options: RunOptions = {},
): Promise<Results> {
  const loaded = await loadScenario(fixture(name));
  return await runExperiment(loaded, designOf(loaded.scenario, choices), {
    workers: 0,
    ...options,
  });
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wagonwheel-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** SHA-256 over all observations with their tables. */
export function hashOf(results: Results): string {
  return createHash("sha256").update(observationsJson(results)).digest("hex");
}
