/**
 * Records the bundled captures anew, on whatever Linux machine this is:
 * `deno run -A test/bundled/record.ts`.
 *
 * Each program runs for some twelve seconds; nothing else should. What they are is in the table.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { record, type Recording, recordV8, writeParquet } from "../../src/captures/mod.ts";

interface Program {
  readonly description: string;
  readonly command: readonly string[];
  readonly with?: "perf" | "v8";
  /** The whole machine and not the command alone. */
  readonly isSystemWide?: boolean;
}

const here = "test/bundled";
const shell = (script: string) => ["sh", "-c", script];

const programs: Record<string, Program> = {
  sort: {
    description: "Sorting two million lines, twenty times: read, compare, merge",
    command: shell(
      "for i in $(seq 20); do seq 1 2000000 | rev | LC_ALL=C sort --parallel=1 | tail -n 1; done",
    ),
  },
  compress: {
    description: "Packing a source tree with gzip, then xz, twenty-four times",
    command: shell(
      "for i in $(seq 24); do tar cf - node_modules/@stdlib | gzip -6 | wc -c; tar cf - node_modules/@stdlib | xz -2 | wc -c; done",
    ),
  },
  sqlite: {
    description: "SQLite: load, index, look up, aggregate",
    command: ["python3", `${here}/sqlite.py`],
  },
  "web-server": {
    description: "A web server in JavaScript under rising and falling load",
    command: ["node", `${here}/web-server.mjs`],
  },
  javascript: {
    description: "A JavaScript program: numbers, text, objects",
    command: ["node", `${here}/javascript.mjs`],
  },
  compile: {
    description: "Compiling a C++ program with the standard library, fifty times",
    command: shell(
      "for i in $(seq 50); do c++ -O2 -std=c++17 -c -o /dev/null test/bench/rivals/queue.cpp; done",
    ),
  },
  idle: {
    description: "A machine that does nothing",
    command: ["sleep", "12"],
    isSystemWide: true,
  },
  "javascript-v8": {
    description: "The JavaScript program seen by V8's own profiler",
    command: ["node", `${here}/javascript.mjs`],
    with: "v8",
  },
  "workbench-v8": {
    description: "This workbench simulating a queue, seen by V8's own profiler",
    command: ["node", "src/cli/scenario.ts", "mm1", "--duration", "600000"],
    with: "v8",
  },
};

const out = "src/captures/bundled";
mkdirSync(out, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, program] of Object.entries(programs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), "wagonwheel-"));
  try {
    const { command, isSystemWide } = program;
    const common = { name, command, folder, date: new Date().toISOString() };
    const recording: Recording = program.with === "v8"
      ? recordV8(common)
      : await record({ ...common, isSystemWide });
    if (recording.exitCode !== 0) throw new Error(`${name} ended with ${recording.exitCode}`);
    const bytes = writeParquet(recording.capture);
    writeFileSync(join(out, `${name}.parquet`), bytes);
    console.log(`${name}: ${recording.capture.rows} rows, ${bytes.length} bytes`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const descriptions = Object.fromEntries(
  readdirSync(out).filter((file) => file.endsWith(".parquet")).sort()
    .map((file) => file.replace(/\.parquet$/, ""))
    .map((name) => [name, programs[name].description]),
);
writeFileSync(join(out, "descriptions.json"), JSON.stringify(descriptions, null, 2) + "\n");
