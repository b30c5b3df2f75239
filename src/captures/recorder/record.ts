/**
 * The recorder: counters and stacks of a command on this machine, by Linux `perf`.
 *
 * `perf stat` starts the command behind a barrier; once `perf record` has attached to it, the
 * barrier opens, so both see it from its first instruction, and neither counts the other. What the
 * machine refuses is reported, never faked.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import type { Capture } from "../model/capture.ts";
import { CaptureError } from "../model/error.ts";
import { mergeCaptures } from "../model/merge.ts";
import { readCapture } from "../open.ts";
import { barrier, withoutWait } from "./barrier.ts";
import { askPerf, defaultEvents, perfVersion, type Refusal } from "./offer.ts";
import { StackSampler } from "./stack-sampler.ts";

export interface RecordOptions {
  readonly name: string;
  readonly command: readonly string[];
  /** Folder for the files that perf writes; must exist. */
  readonly folder: string;
  /** What to count; `defaultEvents` by default. */
  readonly events?: readonly string[];
  /** Length of a counting interval, s; 0.01 by default. The kernel's timer may make it longer. */
  readonly interval?: number;
  /** Stack samples per second of CPU time; 0 for none. 997 by default. */
  readonly stackRate?: number;
  /** Counts the whole machine and not the command alone. */
  readonly isSystemWide?: boolean;
  /** ISO 8601, for the provenance. */
  readonly date: string;
}

export interface Recording {
  readonly capture: Capture;
  readonly refused: readonly Refusal[];
  /** The command's exit code. */
  readonly exitCode: number;
}

/**
 * Runs a command and records it.
 *
 * Throws a CaptureError where there is no `perf`, or it offers none of the events.
 */
export async function record(options: RecordOptions): Promise<Recording> {
  const { command, folder, events = defaultEvents, interval = 0.01, stackRate = 997 } = options;
  const version = perfVersion();
  if (version === null) {
    throw new CaptureError("perf", {}, "is not on this machine: install linux-perf (linux-tools)");
  }
  const { offered, refused } = askPerf(events);
  if (offered.length === 0) {
    throw new CaptureError("perf", {}, `offers none of ${events.join(", ")} on this machine`);
  }
  const counters = join(folder, "counters.csv");
  const stacks = join(folder, "stacks.data");
  const stat = [
    "stat",
    "-x;",
    `-I${Math.max(1, Math.round(interval * 1000))}`, // perf wants milliseconds
    ...(options.isSystemWide ? ["-a"] : []),
    "-e",
    offered.join(","),
    "-o",
    counters,
    "--",
  ];
  const child = spawn("perf", [...stat, ...barrier, ...command], {
    stdio: ["ignore", "inherit", "inherit", "pipe", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const told = createInterface(child.stdio[3] as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  const pid = (await told.next()).value;
  const begun = process.hrtime.bigint();
  if (pid === undefined) throw new CaptureError("perf", {}, "could not start the command");
  const sampler = stackRate > 0 ? await StackSampler.attach(pid, stackRate, stacks) : null;
  const waited = Number(process.hrtime.bigint() - begun) * 1e-9;
  (child.stdio[4] as NodeJS.WritableStream).end("\n");
  const code = (await told.next()).value;
  const exitCode = code === undefined ? await ended : Number(code);
  await ended;

  const counted = withoutWait(readFileSync(counters, "utf8"), waited);
  const captures = [readCapture(new TextEncoder().encode(counted), counters)];
  const shifts = [0];
  const { sampled = null, refused: unsampled = [] } = await sampler?.end() ?? {};
  if (sampled !== null) {
    captures.push(sampled);
    // perf stat counts from its own start and perf record from the machine's: the last sample and
    // the last interval belong to the same end of the command.
    shifts.push(latest(captures[0]) - latest(sampled));
  }
  const capture = mergeCaptures(options.name, captures, shifts);
  return {
    capture: { ...capture, provenance: provenance(capture, options, version) },
    refused: [...refused, ...unsampled],
    exitCode,
  };
}

function latest({ columns: { time } }: Capture): number {
  let last = -Infinity;
  for (let i = 0; i < time.length; i++) if (time[i] > last) last = time[i];
  return last;
}

function provenance(
  capture: Capture,
  { command, date }: RecordOptions,
  version: string,
): Capture["provenance"] {
  const hasPmu = capture.events.some(({ name }) => name === "cycles" || name === "instructions");
  return {
    ...capture.provenance,
    source: "recorded",
    tool: "perf",
    toolVersion: version,
    command: command.join(" "),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} CPUs` +
      (hasPmu ? "" : ", no hardware performance counters"),
    kernel: `Linux ${release()}`,
    date,
    checksum: "",
  };
}
