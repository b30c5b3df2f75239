/**
 * Cases of the kernel: events, processes and random numbers a second, and memory.
 *
 * Rivals are a C++ priority queue, SimPy and two other generators of random numbers.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../../src/random/mod.ts";
import { pythonWith } from "./python.ts";
import { type Case, type Contest, run, runOurs } from "./turns.ts";

const folder = "runs/bench";
const table = join(folder, "increments.f64");
const here = "test/bench";

interface KernelCase extends Case {
  readonly ours: readonly [name: string, ...numbers: number[]];
  readonly rival?: readonly [program: "C++" | "SimPy" | "ours", name: string, ...numbers: number[]];
}

/** What the rival is called in the table. */
const rivalNames: Record<string, string> = {
  "C++": "C++ priority_queue",
  SimPy: "SimPy",
  alea: "seedrandom alea",
  mathRandom: "Math.random",
};

/** @param scale share of the full work */
export function kernel(scale: number): Contest<KernelCase> {
  mkdirSync(folder, { recursive: true });
  const random = Random.named("bench/increments");
  writeFileSync(
    table,
    new Uint8Array(Float64Array.from({ length: 65536 }, () => random.exponential()).buffer),
  );
  const cpp = buildCpp(), python = pythonWith("SimPy", "simpy==4.1.2", folder);
  const programs: Record<string, string | null> = { "C++": cpp.program, SimPy: python.program };
  return {
    cases: casesOf(scale),
    about: { cpp: cpp.version, simpy: python.version },
    notes: [`rivals: ${cpp.version}; ${python.version}`],
    ours: ({ ours }) => ({ value: measure(ours) }),
    rival({ rival }) {
      if (rival === undefined) return null;
      const [kind, name, ...numbers] = rival;
      if (kind === "ours") {
        return {
          name: rivalNames[name],
          measure: () => measure([name, ...numbers]),
        };
      }
      const program = programs[kind];
      if (program === null) return null;
      const script = kind === "SimPy" ? [`${here}/rivals/simpy_models.py`] : [];
      const args = [...script, name, table, ...whole(numbers)];
      return { name: rivalNames[kind], measure: () => positive(run(program, args)) };
    },
  };
}

const callbackBars = [0.8, 1.5, 0.7];

function casesOf(scale: number): KernelCase[] {
  const sizes = [[100, 8e6, "10²"], [10_000, 8e6, "10⁴"], [1_000_000, 4e6, "10⁶"]] as const;
  return [
    ...sizes.map(([n, events, label], i): KernelCase => ({
      name: `hold, callbacks, ${label} pending`,
      unit: "M/s",
      ours: ["holdCallback", n, events * scale],
      rival: ["C++", "hold", n, events * scale],
      bar: callbackBars[i],
    })),
    ...sizes.map(([n, events, label]): KernelCase => ({
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
}

function measure([name, ...numbers]: KernelCase["ours"]): number {
  return positive(runOurs(`${here}/measure.ts`, [name, table, ...whole(numbers)]));
}

function whole(numbers: readonly number[]): string[] {
  return numbers.map((n) => String(Math.round(n)));
}

function positive(printed: string): number {
  const value = Number(printed);
  if (!(value > 0)) throw new Error(`expected a number > 0, the program printed "${printed}"`);
  return value;
}

function buildCpp(): { program: string | null; version: string } {
  const program = join(folder, "queue");
  const built = spawnSync("c++", ["-O2", "-std=c++17", "-o", program, `${here}/rivals/queue.cpp`]);
  if (built.status !== 0) return { program: null, version: "no C++ compiler on this machine" };
  const version = spawnSync("c++", ["--version"], { encoding: "utf8" }).stdout.split("\n")[0];
  return { program, version };
}
