/**
 * Recording with other tools than perf: V8's own profiler for a JavaScript program, and valgrind,
 * which counts every instruction exactly (and takes some fifty times as long).
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Capture } from "../model/capture.ts";
import { CaptureError } from "../model/error.ts";
import { mergeCaptures } from "../model/merge.ts";
import { readCapture } from "../open.ts";
import type { Recording } from "./record.ts";

export interface ToolOptions {
  readonly name: string;
  readonly command: readonly string[];
  /** Folder for the files that the tool writes; must exist and be empty. */
  readonly folder: string;
  /** ISO 8601, for the provenance. */
  readonly date: string;
}

/**
 * Runs a program of Node or Deno under V8's sampling profiler, and all Node processes it starts.
 *
 * Throws a CaptureError where the command cannot be started or writes no profile.
 */
export function recordV8(options: ToolOptions): Recording {
  const { command: [program, ...args], folder } = options;
  const isDeno = /(^|[/\\])deno$/.test(program);
  // Deno takes the profiler as an option of `run`, Node from the environment.
  const given = isDeno && args[0] === "run"
    ? ["run", "--cpu-prof", `--cpu-prof-dir=${folder}`]
    : [];
  const rest = given.length > 0 ? args.slice(1) : args;
  const flags = `${process.env.NODE_OPTIONS ?? ""} --cpu-prof --cpu-prof-dir=${folder}`.trim();
  return run(options, program, [...given, ...rest], ".cpuprofile", "V8 profiler", {
    NODE_OPTIONS: flags,
  });
}

/**
 * Runs a program under valgrind's callgrind: exact instruction counts by function and call.
 *
 * Throws a CaptureError where there is no valgrind or it writes no counts.
 */
export function recordValgrind(options: ToolOptions): Recording {
  const { command, folder } = options;
  const file = join(folder, "counts.callgrind");
  const valgrind = ["--tool=callgrind", `--callgrind-out-file=${file}`, "--quiet", ...command];
  return run(options, "valgrind", valgrind, ".callgrind", "valgrind", {});
}

function run(
  { name, command, folder, date }: ToolOptions,
  program: string,
  args: readonly string[],
  ending: string,
  tool: string,
  env: Record<string, string>,
): Recording {
  const { error, status } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  if (error !== undefined) {
    throw new CaptureError(program, {}, `cannot be started: ${error.message}`);
  }
  const files = readdirSync(folder).filter((file) => file.endsWith(ending)).sort();
  if (files.length === 0) {
    throw new CaptureError(command.join(" "), {}, `wrote no ${ending} file: is it run by ${tool}?`);
  }
  const captures: Capture[] = files.map((file) =>
    readCapture(readFileSync(join(folder, file)), file)
  );
  const merged = mergeCaptures(name, captures);
  const provenance = {
    ...merged.provenance,
    source: "recorded",
    tool,
    command: command.join(" "),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} CPUs`,
    kernel: `Linux ${release()}`,
    date,
    checksum: "",
  };
  return { capture: { ...merged, provenance }, refused: [], exitCode: status ?? 1 };
}
