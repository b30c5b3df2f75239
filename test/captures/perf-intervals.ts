/**
 * The clean `perf stat -a -I 100 -x,` captures of perf 4.x, read by a few lines that share nothing with
 * the reader: rows `time,value,unit,event,run time in ns,percent running`.
 */
import { readFileSync } from "node:fs";
import { CaptureBuilder } from "../../src/captures/model/builder.ts";
import type { Capture } from "../../src/captures/model/capture.ts";
import { captureFile } from "./files.ts";

/** Names of the five, each `NAME/NAME.perf`. */
export const perfNames = ["hpl_atlas", "hpl_mkl", "stream", "sleep", "smallptgpu"] as const;
export type PerfName = typeof perfNames[number];

export function perfFile(name: PerfName): string | null {
  const folder = name === "smallptgpu" ? `gpu_${name}` : name;
  return captureFile(
    `deater_rapl_validation/phase_plots/haswellian-i5/${folder}/${name}.perf`,
  );
}

const units: Record<string, { unit: string; factor: number }> = {
  "": { unit: "", factor: 1 },
  MiB: { unit: "B", factor: 0x100000 },
  Joules: { unit: "J", factor: 1 },
};

export function perfCapture(name: PerfName): Capture {
  const file = perfFile(name) ?? "";
  const builder = new CaptureBuilder(file, "perf-stat-csv");
  let time = 0, before = 0;
  for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
    const [at, value, unitName, event, runTime, percent] = line.split(",");
    if (Number(at) !== time) [before, time] = [time, Number(at)];
    const { unit, factor } = units[unitName];
    const running = Number(runTime) / 1e9;
    builder.add({
      event: builder.event(event, "interval", unit),
      time,
      duration: time - before,
      value: Number(value) * factor,
      running,
      enabled: running / (Number(percent) / 100),
    });
  }
  return builder.build();
}
