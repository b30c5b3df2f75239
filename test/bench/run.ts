/**
 * `deno task bench [PART …]`: speed as ratios against rivals measured in the same run.
 *
 * Prints a table for each part and writes runs/bench.json (kernel) and runs/bench-PART.json.
 * Rivals whose tool chain is not on the machine are left out, and that is said.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { engine } from "./engine.ts";
import { fleet } from "./fleet.ts";
import { kernel } from "./kernel.ts";
import { readersContest } from "./readers.ts";
import { sampling } from "./sampling.ts";
import { type Case, compareAll, type Contest, resultTable } from "./turns.ts";

const { values: options, positionals } = parseArgs({
  options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
  allowPositionals: true,
});
const parts = ["kernel", "readers", "sampling", "engine", "fleet"];
const unknown = positionals.filter((name) => !parts.includes(name));
if (options.help || unknown.length > 0) {
  const usage = `Usage: deno task bench [PART …] [options]

  kernel    events, processes and random numbers a second
  readers   MB/s and memory of the readers of captures
  sampling  instants a second, drawn and read from a signal
  engine    cells a second: engine, store, threads
  fleet     users, tasks and transfers a second, and their memory
            (without a name all)

  --quick   a tenth of the work, for a first look (noisy)
  --json    print the JSON instead of the table
  --help    print this text`;
  if (unknown.length === 0) console.log(usage);
  else console.error(`there is no part "${unknown[0]}"\n\n${usage}`);
  process.exit(unknown.length === 0 ? 0 : 2);
}

const scale = options.quick ? 0.1 : 1;
const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${runtime()}`;
const reports: Record<string, unknown> = {};
mkdirSync("runs/bench", { recursive: true });
const isWanted = (part: string) => positionals.length === 0 || positionals.includes(part);
if (isWanted("kernel")) hold("kernel", kernel(scale), "runs/bench.json");
if (isWanted("readers")) hold("readers", readersContest(scale), "runs/bench-readers.json");
if (isWanted("sampling")) hold("sampling", sampling(scale), "runs/bench-sampling.json");
if (isWanted("engine")) hold("engine", engine(scale), "runs/bench-engine.json");
if (isWanted("fleet")) hold("fleet", fleet(scale), "runs/bench-fleet.json");
if (options.json) {
  const all = Object.values(reports);
  console.log(JSON.stringify(all.length === 1 ? all[0] : reports, null, 2));
}

function hold<C extends Case>(part: string, contest: Contest<C>, file: string): void {
  const results = compareAll(contest);
  const report = { machine, ...contest.about, quick: scale < 1, results };
  reports[part] = report;
  writeFileSync(file, JSON.stringify(report, null, 2) + "\n");
  if (!options.json) {
    console.log([machine, ...contest.notes, "", resultTable(results), ""].join("\n"));
  }
  if (results.some(({ isMet }) => isMet === false)) process.exitCode = 1;
}

function runtime(): string {
  const { deno, v8, node } = process.versions as Record<string, string | undefined>;
  return deno === undefined ? `Node ${node}` : `Deno ${deno} (V8 ${v8})`;
}
