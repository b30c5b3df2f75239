/**
 * Cases of the readers: MB of the unpacked file a second, from opening it to the finished capture,
 * and the most memory that the process had.
 *
 * A rival does the nearest job that a public tool does: awk collapses the stacks of perf script,
 * Python's csv module reads columns into arrays, perf and pprof print what they read. Its time is
 * that of its process (Python's without its start); ours is without the start of the runtime.
 */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Input, inputs } from "./reader-inputs.ts";
import { type Case, type Contest, run, runOurs } from "./turns.ts";

const here = "test/bench";
const file = "runs/bench/capture";
const size = 64e6; // B; awk then takes about half a second
const sizeWithoutRival = 16e6;

interface Rival {
  readonly name: string;
  readonly program: string;
  /** Before the file's name. */
  readonly args: readonly string[];
  /** After it. */
  readonly columns?: readonly string[];
}

interface ReaderCase extends Case {
  readonly input: Input;
}

/** By format. */
const rivals: Readonly<Record<string, readonly Rival[]>> = {
  "perf-script": ["mawk", "gawk"].map((program) => ({
    name: program,
    program,
    args: ["-f", `${here}/rivals/collapse.awk`],
  })),
  "perf-data": [{ name: "perf script", program: "perf", args: ["script", "-i"] }],
  "perf-stat-csv": [csvReader("number", "number", "-", "text", "number", "number")],
  "azure-llm-inference": [csvReader("date", "number", "number")],
  pprof: [{ name: "go tool pprof", program: "go", args: ["tool", "pprof", "-top"] }],
};
/** How much faster than its rival a reader must be. */
const bars: Readonly<Record<string, number>> = {
  "perf-script": 2,
  "perf-data": 2,
  "perf-stat-csv": 2,
  "azure-llm-inference": 2,
};

/** @param scale share of the full size */
export function readersContest(scale: number): Contest<ReaderCase> {
  const there = inputs.filter(({ isThere }) => isThere);
  const missing = inputs.filter(({ isThere }) => !isThere).map(nameOf);
  const tools = Object.values(rivals).flat().filter(({ program }) => !isInstalled(program))
    .map(({ name }) => name);
  const notes = [
    [
      "left out, not on this machine (WAGONWHEEL_CAPTURES tells where captures are)",
      missing.join("; "),
    ],
    ["rivals left out, not on this machine", tools.join(", ")],
  ];
  let bytes = 0;
  return {
    cases: there.map((input) => ({
      name: nameOf(input),
      unit: "MB/s",
      input,
      bar: bars[input.format],
    })),
    about: { capturesLeftOut: missing.join("; "), rivalsLeftOut: tools.join(", ") },
    notes: notes.filter(([, what]) => what !== "").map(([title, what]) => `${title}: ${what}`),
    begun({ input }) {
      const full = input.format in rivals ? size : sizeWithoutRival;
      bytes = write(input.make(full * scale));
    },
    ended: () => rmSync(file),
    ours({ input }) {
      const printed = JSON.parse(runOurs(`${here}/read.ts`, [file, input.origin ?? input.format]));
      return { value: bytes / printed.seconds, memory: printed.memory };
    },
    rival({ input }) {
      const there = (rivals[input.format] ?? []).filter(({ program }) => isInstalled(program));
      if (there.length === 0) return null;
      // the fastest of them
      const fastest = there.length === 1 ? there[0] : there
        .map((rival) => ({ rival, seconds: secondsOf(rival) }))
        .reduce((a, b) => a.seconds < b.seconds ? a : b).rival;
      return { name: fastest.name, measure: () => bytes / secondsOf(fastest) };
    },
  };
}

function nameOf({ format, of }: Input): string {
  return of === "" ? format : `${format}, ${of}`;
}

function csvReader(...kinds: string[]): Rival {
  return {
    name: "Python csv",
    program: "python3",
    args: [`${here}/rivals/csv_reader.py`],
    columns: kinds,
  };
}

/** Writes the pieces to a file; how many bytes they have, unpacked. */
function write(pieces: readonly (string | Uint8Array)[]): number {
  const descriptor = openSync(file, "w");
  for (const piece of pieces) {
    if (typeof piece === "string") writeSync(descriptor, piece);
    else writeSync(descriptor, piece);
  }
  closeSync(descriptor);
  const [first] = pieces;
  const isPacked = typeof first !== "string" && first[0] === 0x1f && first[1] === 0x8b;
  return isPacked ? gunzipSync(readFileSync(file)).length : statSync(file).size;
}

/** Time of the process, s, or what it printed where it measures itself. */
function secondsOf({ program, args, columns }: Rival): number {
  if (columns !== undefined) return Number(run(program, [...args, file, ...columns]));
  const start = performance.now();
  const { status, stderr } = spawnSync(program, [...args, file], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ${file}: ${stderr}`);
  return (performance.now() - start) / 1000;
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
