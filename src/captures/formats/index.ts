/**
 * All readers, in the order in which a file is offered to them: those that know their format by a
 * magic number first, then those that know it by a keyword, then tables and bare lines.
 */
import type { CaptureReader } from "../model/reader.ts";
import { callgrind } from "./callgrind.ts";
import { chromeTrace } from "./chrome-trace.ts";
import { cpuProfile } from "./cpuprofile.ts";
import { knownTables } from "./csv-table-known.ts";
import { folded } from "./folded.ts";
import { likwid } from "./likwid.ts";
import { likwidTimeline } from "./likwid-timeline.ts";
import { nsightCompute } from "./nsight-compute.ts";
import { nvidiaSmi } from "./nvidia-smi.ts";
import { nvidiaSmiDmon } from "./nvidia-smi-dmon.ts";
import { pcm } from "./pcm.ts";
import { perfData } from "./perf-data.ts";
import { perfScript } from "./perf-script.ts";
import { perfStatCsv } from "./perf-stat-csv.ts";
import { perfStatJson } from "./perf-stat-json.ts";
import { perfStatText } from "./perf-stat-text.ts";
import { powerTrace } from "./power-trace.ts";
import { pprof } from "./pprof.ts";
import { prometheus } from "./prometheus.ts";
import { speedscope } from "./speedscope.ts";
import { wagonwheelParquet } from "./wagonwheel-parquet.ts";

export const readers: readonly CaptureReader[] = [
  perfData,
  wagonwheelParquet,
  pprof,
  powerTrace,
  cpuProfile,
  speedscope,
  chromeTrace,
  callgrind,
  perfStatJson,
  nsightCompute,
  nvidiaSmi,
  nvidiaSmiDmon,
  likwid,
  pcm,
  ...knownTables,
  prometheus,
  perfStatText,
  perfStatCsv,
  perfScript,
  likwidTimeline,
  folded,
];
