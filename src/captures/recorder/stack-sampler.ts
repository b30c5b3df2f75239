/** Stacks of a running process by `perf record`: on a timer, and at every scheduler switch. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Capture } from "../model/capture.ts";
import { CaptureError } from "../model/error.ts";
import { readCapture } from "../open.ts";
import { askPerf, type Refusal } from "./offer.ts";

const timer = "cpu-clock"; // which every machine has, with or without a PMU
const schedulerTracepoint = "sched:sched_switch";

export interface Sampled {
  /** null where there was no sample. */
  readonly sampled: Capture | null;
  readonly refused: readonly Refusal[];
}

export class StackSampler {
  #file: string;
  #refused: readonly Refusal[];
  #errors = "";
  #ended: Promise<number | null>;

  /**
   * Begins to sample a process; resolves once perf has opened its counters.
   *
   * @param rate samples per second of CPU time, Hz
   * @param file for perf's data; its folder must exist
   */
  static async attach(pid: string, rate: number, file: string): Promise<StackSampler> {
    const { offered, refused } = askPerf([timer, schedulerTracepoint]);
    const events = offered.flatMap((event) => ["-e", event]);
    const options = ["-q", "-F", String(rate), "-g", "-T", "--sample-cpu", "-o", file, "-p", pid];
    const child = spawn("perf", ["record", ...options, ...events], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const sampler = new StackSampler(child, file, refused);
    await sampler.#hasAttached();
    return sampler;
  }

  private constructor(child: ChildProcess, file: string, refused: readonly Refusal[]) {
    this.#file = file;
    this.#refused = refused;
    child.stderr?.on("data", (piece: Uint8Array) => this.#errors += String(piece));
    this.#ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", resolve);
    });
  }

  /** The samples, once the process is over. */
  async end(): Promise<Sampled> {
    const status = await this.#ended;
    const refused = [...this.#refused];
    const hasData = sizeOf(this.#file) > 0;
    if (status !== 0 && !hasData) {
      const reason = `perf record failed: ${this.#errors.trim().replaceAll(/\s+/g, " ")}`;
      refused.push({ event: "stacks", reason, remedy: "record without them: --stacks 0Hz" });
    }
    return { sampled: hasData ? named(this.#file) : null, refused };
  }

  /** Waits for the head of perf's file, which it writes once its counters are open. */
  async #hasAttached(): Promise<void> {
    let isOver = false;
    this.#ended.finally(() => isOver = true).catch(() => {}); // told by end()
    for (let i = 0; i < 200 && !isOver && sizeOf(this.#file) === 0; i++) await setTimeout(10);
    await setTimeout(100);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The samples with the names of their functions, which only perf can look up; null if none. */
function named(file: string): Capture | null {
  const fields = "comm,pid,tid,cpu,time,period,event,ip,sym,dso";
  const perf = ["script", "-i", file, "-F", fields, "--ns"];
  const { status, stdout, stderr } = spawnSync("perf", perf, { maxBuffer: 0x40000000 });
  if (status !== 0) throw new CaptureError(file, {}, `perf script failed: ${stderr}`);
  return stdout.length === 0 ? null : readCapture(stdout, file.replace(/\.data$/, ".txt"));
}
