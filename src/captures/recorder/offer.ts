/** What Linux `perf` offers on this machine, asked event by event. */
import { spawnSync } from "node:child_process";
import process from "node:process";

/** An event that this machine does not count, why, and what can be done. */
export interface Refusal {
  readonly event: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface Offer {
  readonly offered: readonly string[];
  readonly refused: readonly Refusal[];
}

/** Hardware events worth having where there is a PMU, then what every Linux machine counts. */
export const defaultEvents: readonly string[] = [
  "cycles",
  "instructions",
  "cache-references",
  "cache-misses",
  "branches",
  "branch-misses",
  "msr/tsc/",
  "task-clock",
  "context-switches",
  "cpu-migrations",
  "minor-faults",
  "major-faults",
];

/** Whether `perf` is on this machine, and its version. */
export function perfVersion(): string | null {
  const { status, stdout } = spawnSync("perf", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().replace(/^perf version /, "") : null;
}

/** Counts each event once for a command that does nothing, and sorts out those that cannot be. */
export function askPerf(events: readonly string[]): Offer {
  const offered: string[] = [], refused: Refusal[] = [];
  for (const event of events) {
    const { status, stderr } = spawnSync("perf", ["stat", "-x;", "-e", event, "--", "true"], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    });
    const refusal = refusalOf(event, status, stderr);
    if (refusal === null) offered.push(event);
    else refused.push(refusal);
  }
  return { offered, refused };
}

/**
 * What perf means by its answer; null where it counts the event.
 *
 * @param status its exit code
 * @param output what it wrote to its standard error, in the locale C
 */
export function refusalOf(event: string, status: number | null, output: string): Refusal | null {
  if (status === 0) {
    return output.includes("<not supported>")
      ? {
        event,
        reason: "not supported by this machine's kernel or processor",
        remedy: "virtual machines rarely have hardware counters: record on the host or ask for a " +
          "virtual PMU; on real hardware `perf list` tells what there is",
      }
      : null;
  }
  if (/No permission|paranoid|Permission denied|access trace events/i.test(output)) {
    const [, level] = /perf_event_paranoid setting is (-?\d+)/.exec(output) ?? [];
    return {
      event,
      reason: `not permitted${
        level === undefined ? "" : ` (kernel.perf_event_paranoid = ${level})`
      }`,
      remedy: "sudo sysctl kernel.perf_event_paranoid=1, or record as root, as tracepoints need it",
    };
  }
  return {
    event,
    reason: `perf does not know it: ${firstLine(output)}`,
    remedy: "see `perf list` for the names",
  };
}

function firstLine(text: string): string {
  return text.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "";
}
