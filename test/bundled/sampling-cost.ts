/**
 * Measures what sampling costs on this machine, and writes it into the laboratory: `node
 * test/bundled/sampling-cost.ts`.
 *
 * A fixed amount of work runs under `perf record -g` at several rates; its CPU time tells the cost of a
 * sample, the slope of CPU time against samples. Nothing else should run; what does makes the smallest
 * CPU time of several runs the best guess, and it is the one that is taken.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const rates = [0, 99, 999, 4999, 9999, 24_999];
const runs = Number(process.argv[2] ?? 5);
const out = "src/profiling/profilers/measured-costs.ts";
const work = `
  const alpha = (n) => { let s = 0; for (let i = 0; i < n; i++) s = (s + i * i) % 9973; return s; };
  const beta = (n) => { let s = 1; for (let i = 0; i < n; i++) s = (s + i * i) % 9967; return s; };
  const before = process.cpuUsage();
  let s = 0;
  for (let i = 0; i < 1500; i++) s += alpha(75000) + beta(25000);
  const { user, system } = process.cpuUsage(before);
  require("fs").writeFileSync(process.env.CPU_TIME, String((user + system) / 1e6));
`;

const folder = mkdtempSync(join(tmpdir(), "wagonwheel-"));
try {
  const measured = rates.map((rate) => {
    const trials = Array.from({ length: runs }, () => once(rate));
    return trials.reduce((best, trial) => trial.cpuTime < best.cpuTime ? trial : best);
  });
  writeFileSync(out, text(measured));
  console.log(`${out}\n${JSON.stringify(measured, null, 1)}`);
} finally {
  rmSync(folder, { recursive: true });
}

interface Trial {
  /** As asked of perf, Hz. */
  readonly rate: number;
  readonly samples: number;
  /** Of the work alone, s. */
  readonly cpuTime: number;
}

function once(rate: number): Trial {
  const told = join(folder, "cpu"), data = join(folder, "perf.data");
  const command = [process.execPath, "-e", work];
  const record = ["perf", "record", "-q", "-g", "-e", "cpu-clock", "-F", String(rate), "-o", data];
  const [program, ...args] = rate === 0 ? command : [...record, "--", ...command];
  const env = { ...process.env, CPU_TIME: told };
  const { status, stderr } = spawnSync(program, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`sampling-cost: ${program} failed: ${stderr}`);
  return { rate, samples: rate === 0 ? 0 : samplesIn(data), cpuTime: Number(readFileSync(told)) };
}

function samplesIn(data: string): number {
  const options = { encoding: "utf8", maxBuffer: 0x40000000 } as const;
  const script = spawnSync("perf", ["script", "-i", data, "-F", "time", "-G"], options);
  if (script.status !== 0) throw new Error(`sampling-cost: perf script failed: ${script.stderr}`);
  return script.stdout.trim().split("\n").length;
}

function text(measured: readonly Trial[]): string {
  const rows = measured.map(({ rate, samples, cpuTime }) =>
    `    { rate: ${rate}, samples: ${samples}, cpuTime: ${cpuTime} },`
  );
  return `/**
 * What sampling cost on a real machine: the same work under \`perf record -g\` at several rates.
 * Written by \`node test/bundled/sampling-cost.ts\`, which tells how.
 */
import type { MeasuredCosts } from "./sampling-cost.ts";

export const measuredCosts: MeasuredCosts = {
  machine: "${cpus()[0].model.trim()}, ${cpus().length} CPUs",
  kernel: "Linux ${release()}",
  tool: "${spawnSync("perf", ["--version"], { encoding: "utf8" }).stdout.trim()}",
  runs: ${runs},
  trials: [
${rows.join("\n")}
  ],
};
`;
}
