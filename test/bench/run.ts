/**
 * `deno task bench`: speed as ratios against rivals measured in the same run.
 *
 * Ours and the rival take turns, three times, and the medians are compared: what else the machine does
 * then hits both. Prints a table and writes runs/bench.json. Rivals whose tool chain is not on the
 * machine are left out, and that is said.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { Random } from "../../src/random/mod.ts";
import { textTable } from "../../src/report/mod.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
});
if (options.help) {
  console.log(`Usage: deno task bench [options]

  --quick   a tenth of the work, for a first look (noisy)
  --json    print the JSON instead of the table
  --help    print this text`);
  process.exit(0);
}

const repetitions = 3;
const scale = options.quick ? 0.1 : 1;
const folder = "runs/bench";
const table = join(folder, "increments.f64");
const here = "test/bench";

interface Case {
  readonly name: string;
  readonly unit: "M/s" | "B";
  readonly ours: readonly [name: string, ...numbers: number[]];
  readonly rival?: readonly [program: "C++" | "SimPy" | "ours", name: string, ...numbers: number[]];
  /** The least ratio to the rival that is good enough, or the most bytes. */
  readonly bar?: number;
}

interface Result extends Case {
  /** Medians, in the unit. */
  readonly value: number;
  readonly rivalValue: number | null;
  readonly ratio: number | null;
  readonly isMet: boolean | null;
}

const sizes = [[100, 8e6, "10²"], [10_000, 8e6, "10⁴"], [1_000_000, 4e6, "10⁶"]] as const;
const callbackBars = [0.8, 1.5, 0.7];
const cases: Case[] = [
  ...sizes.map(([n, events, label], i): Case => ({
    name: `hold, callbacks, ${label} pending`,
    unit: "M/s",
    ours: ["holdCallback", n, events * scale],
    rival: ["C++", "hold", n, events * scale],
    bar: callbackBars[i],
  })),
  ...sizes.map(([n, events, label]): Case => ({
    name: `hold, processes, ${label} pending`,
    unit: "M/s",
    ours: ["holdProcess", n, events * scale],
    rival: ["C++", "hold", n, events * scale],
    bar: 0.4,
  })),
  {
    name: "hold, processes, 10⁴ pending",
    unit: "M/s",
    ours: ["holdProcess", 10_000, 8e6 * scale],
    rival: ["SimPy", "hold", 10_000, 1e6 * scale],
  },
  {
    name: "M/M/1, callbacks",
    unit: "M/s",
    ours: ["mm1Callback", 4e6 * scale],
    rival: ["C++", "mm1", 8e6 * scale],
  },
  {
    name: "M/M/1, processes",
    unit: "M/s",
    ours: ["mm1Process", 4e6 * scale],
    rival: ["SimPy", "mm1", 2e5 * scale],
    bar: 25,
  },
  {
    name: "M/M/1, processes, `using`",
    unit: "M/s",
    ours: ["mm1Using", 4e6 * scale],
    rival: ["SimPy", "mm1", 2e5 * scale],
  },
  {
    name: "M/M/1, processes, serve()",
    unit: "M/s",
    ours: ["mm1Serve", 4e6 * scale],
    rival: ["SimPy", "mm1", 2e5 * scale],
  },
  {
    name: "10⁵ processes blocked on stores",
    unit: "M/s",
    ours: ["store", 1e5, 2e6 * scale],
    rival: ["SimPy", "store", 1e5, 2e5 * scale],
  },
  {
    name: "random uniform, 53 bits",
    unit: "M/s",
    ours: ["uniform", 5e7 * scale],
    rival: ["ours", "alea", 5e7 * scale],
  },
  {
    name: "random normal",
    unit: "M/s",
    ours: ["normal", 5e7 * scale],
    rival: ["ours", "mathRandom", 5e7 * scale],
  },
  {
    name: "random exponential",
    unit: "M/s",
    ours: ["exponential", 5e7 * scale],
    rival: ["ours", "mathRandom", 5e7 * scale],
  },
  { name: "memory, pending event", unit: "B", ours: ["bytesPerEvent", 1e6], bar: 100 },
  { name: "memory, process", unit: "B", ours: ["bytesPerProcess", 1e5] },
];

/** What the rival is called in the table. */
const rivalNames: Record<string, string> = {
  "C++": "C++ priority_queue",
  SimPy: "SimPy",
  alea: "seedrandom alea",
  mathRandom: "Math.random",
};

mkdirSync(folder, { recursive: true });
const random = Random.named("bench/increments");
writeFileSync(
  table,
  new Uint8Array(Float64Array.from({ length: 65536 }, () => random.exponential()).buffer),
);
const cpp = buildCpp();
const python = findSimPy();
const results = cases.map((one, i) => {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${i + 1}/${cases.length} ${one.name.padEnd(40)}`);
  }
  return compare(one);
});
if (process.stderr.isTTY) process.stderr.write("\r".padEnd(60) + "\r");

const machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${runtime()}`;
const report = { machine, cpp: cpp.version, simpy: python.version, quick: scale < 1, results };
writeFileSync("runs/bench.json", JSON.stringify(report, null, 2) + "\n");
console.log(options.json ? JSON.stringify(report, null, 2) : print());
if (results.some(({ isMet }) => isMet === false)) process.exitCode = 1;

function compare(one: Case): Result {
  const ours: number[] = [], rivals: number[] = [];
  const hasRival = one.rival !== undefined &&
    (one.rival[0] === "C++"
      ? cpp.program !== null
      : one.rival[0] === "SimPy"
      ? python.program !== null
      : true);
  for (let i = 0; i < (one.unit === "B" ? 1 : repetitions); i++) {
    ours.push(measure(one.ours));
    if (hasRival && one.rival !== undefined) rivals.push(rival(one.rival));
  }
  const scaled = one.unit === "B" ? 1 : 1e-6;
  const value = median(ours) * scaled;
  const rivalValue = rivals.length === 0 ? null : median(rivals) * scaled;
  const ratio = rivalValue === null ? null : value / rivalValue;
  const isMet = one.bar === undefined
    ? null
    : one.unit === "B"
    ? value <= one.bar
    : ratio === null
    ? null
    : ratio >= one.bar;
  return { ...one, value, rivalValue, ratio, isMet };
}

function rival([program, name, ...numbers]: NonNullable<Case["rival"]>): number {
  const args = [name, table, ...numbers.map((n) => String(Math.round(n)))];
  if (program === "C++") return run(cpp.program ?? "", args);
  if (program === "SimPy") {
    return run(python.program ?? "", [`${here}/rivals/simpy_models.py`, ...args]);
  }
  return measure([name, ...numbers]);
}

function measure([name, ...numbers]: Case["ours"]): number {
  const own = "deno" in process.versions
    ? ["run", "--allow-read", "--allow-env", "--v8-flags=--expose-gc"]
    : ["--expose-gc"];
  const args = numbers.map((n) => String(Math.round(n)));
  return run(process.execPath, [...own, `${here}/measure.ts`, name, table, ...args]);
}

function run(program: string, args: readonly string[]): number {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: "utf8" });
  const value = Number(stdout);
  if (status !== 0 || !(value > 0)) {
    throw new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`);
  }
  return value;
}

function buildCpp(): { program: string | null; version: string } {
  const program = join(folder, "queue");
  const built = spawnSync("c++", ["-O2", "-std=c++17", "-o", program, `${here}/rivals/queue.cpp`]);
  if (built.status !== 0) return { program: null, version: "no C++ compiler on this machine" };
  const version = spawnSync("c++", ["--version"], { encoding: "utf8" }).stdout.split("\n")[0];
  return { program, version };
}

/** SimPy from the machine's Python, or from a virtual environment made for the purpose. */
function findSimPy(): { program: string | null; version: string } {
  const ask = (program: string) =>
    spawnSync(program, [
      "-c",
      "import simpy, sys; print(simpy.__version__, 'on Python', sys.version.split()[0])",
    ], {
      encoding: "utf8",
    });
  const own = join(folder, "venv/bin/python");
  for (const program of ["python3", own]) {
    const { status, stdout } = ask(program);
    if (status === 0) return { program, version: `SimPy ${stdout.trim()}` };
  }
  spawnSync("python3", ["-m", "venv", join(folder, "venv")]);
  spawnSync(own, ["-m", "pip", "install", "--quiet", "simpy==4.1.2"]);
  const { status, stdout } = ask(own);
  return status === 0
    ? { program: own, version: `SimPy ${stdout.trim()}` }
    : { program: null, version: "no Python with SimPy on this machine" };
}

function runtime(): string {
  const { deno, v8, node } = process.versions as Record<string, string | undefined>;
  return deno === undefined ? `Node ${node}` : `Deno ${deno} (V8 ${v8})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function print(): string {
  const rows = results.map(({ name, unit, value, rival, rivalValue, ratio, bar, isMet }) => [
    name,
    `${value.toPrecision(3)} ${unit}`,
    rival === undefined || rivalValue === null
      ? "–"
      : `${rivalNames[rival[0] === "ours" ? rival[1] : rival[0]]} ${rivalValue.toPrecision(3)}`,
    ratio === null ? "–" : `${ratio.toPrecision(3)} ×`,
    bar === undefined ? "" : unit === "B" ? `<= ${bar}` : `>= ${bar} ×`,
    isMet === null ? "" : isMet ? "met" : "MISSED",
  ]);
  const head = ["", "ours", "rival", "ratio", "bar", ""];
  return [machine, `rivals: ${cpp.version}; ${python.version}`, "", textTable(head, rows)].join(
    "\n",
  );
}
