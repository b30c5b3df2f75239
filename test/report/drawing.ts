/**
 * Draws the run of a fixture and prints the SHA-256 of every file that it leaves, as JSON: for tests that
 * run this on both runtimes. Argument: the folder to write.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import process from "node:process";
import { designOf, loadScenario, runExperiment } from "../../src/experiment/mod.ts";
import { writeRunFolder } from "../../src/report/mod.ts";

const [folder] = process.argv.slice(2);
const walk = new URL("../fixtures/scenarios/walk.ts", import.meta.url).pathname;
const loaded = await loadScenario(walk);
const hashes: Record<string, string> = {};
for (const [name, choices] of Object.entries({ one: {}, swept: { sweep: { steps: [50, 100] } } })) {
  const design = designOf(loaded.scenario, { seeds: 4, ...choices });
  const results = await runExperiment(loaded, design, { workers: 0 });
  const { files } = await writeRunFolder(results, `${folder}/${name}`);
  for (const file of files) {
    const bytes = /\.(html|json)$/.test(file)
      ? withoutMachine(readFileSync(file, "utf8"))
      : readFileSync(file);
    hashes[relative(folder, file)] = createHash("sha256").update(bytes).digest("hex");
  }
}
console.log(JSON.stringify(hashes));

/** The manifest tells the runtime and the machine; all else is to be the same. */
function withoutMachine(text: string): string {
  return text.replace(/(&quot;|")versions\1: \{[^}]*\}/, "").replace(
    /(&quot;|")machine\1: \{[^}]*\}/,
    "",
  );
}
