/**
 * What the readers are measured on: a real capture, repeated to a size at which the start of a
 * program does not count, or, where no public one is at hand, the few lines of the fuzz test.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readCapture, writeParquet, writeSpeedscope } from "../../src/captures/mod.ts";
import { captureFile } from "../captures/files.ts";
import { textSeeds } from "../captures/fuzz/text-seeds.ts";
import {
  joined,
  repeatedIntervals,
  repeatedLines,
  repeatedRecords,
  repeatedSampleMessages,
  repeatedSamples,
  repeatedTicks,
} from "./repeated.ts";
import { run } from "./turns.ts";

export type Pieces = readonly (string | Uint8Array)[];

export interface Input {
  /** What it is made of, for the table. */
  readonly of: string;
  readonly format: string;
  /** What the capture names as its format, where that is another one: Parquet keeps the first. */
  readonly origin?: string;
  /** Whether this machine has what it takes. */
  readonly isThere: boolean;
  /** Pieces of a file of about `size` bytes, before it is packed. */
  make(size: number): Pieces;
}

const google = "google_perf_data_converter/src/quipper/testdata";
const graphs = "brendangregg_FlameGraph";
const deater = "deater_rapl_validation";
const tenKilohertz = "energy_validation/ddr3/haswell-i5/4gb_hynix/stream/10kHz";
const vertx = `${graphs}/test/perf-vertx-stacks-01.txt`;
const intervals = `${deater}/phase_plots/haswellian-i5/hpl_atlas/hpl_atlas.perf`;

export const inputs: readonly Input[] = [
  real("perf-script", "vertx", vertx, (bytes, size) => repeatedSamples(text(bytes), size)),
  real(
    "perf-script",
    "java",
    `${graphs}/example-perf-stacks.txt.gz`,
    (bytes, size) => repeatedSamples(text(gunzipSync(bytes)), size),
  ),
  real("perf-data", "busy", `${google}/perf.data.busy.1-3.8`, repeatedRecords),
  real("perf-data", "throttle", `${google}/perf.data.throttle-3.8`, repeatedRecords),
  real("perf-stat-csv", "hpl", intervals, (bytes, size) => repeatedIntervals(text(bytes), size)),
  real(
    "perf-stat-text",
    "data analytics",
    "wstevens2090_ece585_finalproj/data_analytics/results/data_analytics_E.out",
    (bytes, size) => repeatedLines(text(bytes), size),
  ),
  table("azure-llm-inference", "Azure_AzurePublicDataset/data/AzureLLMInferenceTrace_conv.csv"),
  table(
    "alibaba-gpu-pods",
    "alibaba_clusterdata/cluster-trace-gpu-v2023/csv/openb_pod_list_default.csv",
  ),
  table("gps-tracks", "liikeuforever_CoST/data/WX_taxi_100k_with_id_downsample_10x.csv"),
  real(
    "pprof",
    "parca",
    "parca-dev_parca/pkg/query/testdata/alloc_objects.pb.gz",
    (bytes, size) => repeatedSampleMessages(gunzipSync(bytes), size),
  ),
  real(
    "power-trace",
    "stream, gzipped",
    `${deater}/${tenKilohertz}/stream_10000.raw.gz`,
    (bytes) => [
      bytes,
    ],
  ),
  real(
    "folded",
    "vertx",
    "jlfwong_speedscope/sample/profiles/stackcollapse/perf-vertx-stacks-01-collapsed-all.txt",
    (bytes, size) => repeatedLines(text(bytes), size),
  ),
  real(
    "cpuprofile",
    "sucrase",
    "jlfwong_speedscope/sample/profiles/Chrome/65/sucrase.cpuprofile",
    (bytes, size) => repeatedTicks(text(bytes), size),
  ),
  converted("speedscope", vertx, (bytes, size) => repeatedSamples(text(bytes), size)),
  converted("wagonwheel-parquet", intervals, (bytes, size) => repeatedIntervals(text(bytes), size)),
  {
    format: "callgrind",
    of: "ls",
    isThere: spawnSync("valgrind", ["--version"]).status === 0,
    make: callgrindOfLs,
  },
  { format: "chrome-trace", of: "made", isThere: true, make: traceOfSlices },
  made("perf-stat-json", 0),
  made("likwid", 0),
  made("likwid-timeline", 1),
  made("pcm", 2),
  made("nvidia-smi", 1),
  made("nvidia-smi-dmon", 2),
  made("nsight-compute", 2),
  made("prometheus", 0),
];

/** A public capture and how it is made longer. */
function real(
  format: string,
  of: string,
  path: string,
  repeat: (bytes: Uint8Array, size: number) => Pieces,
): Input {
  const file = captureFile(path);
  return {
    format,
    of,
    isThere: file !== null,
    make: (size) => repeat(readFileSync(file as string), size),
  };
}

function table(format: string, path: string): Input {
  return real(format, "", path, (bytes, size) => repeatedLines(text(bytes).trimStart(), size, 1));
}

/** The lines of the fuzz test, those after the heading again and again. */
function made(format: string, heading: number): Input {
  const seeds = textSeeds().filter((seed) => seed.format === format);
  const { bytes } = seeds[seeds.length - 1];
  return {
    format,
    of: "made",
    isThere: true,
    make: (size) => repeatedLines(text(bytes), size, heading),
  };
}

/** What our writer makes of a public capture in another format. */
function converted(
  format: "speedscope" | "wagonwheel-parquet",
  path: string,
  repeat: (bytes: Uint8Array, size: number) => Pieces,
): Input {
  const file = captureFile(path);
  return {
    format,
    of: "converted",
    origin: format === "wagonwheel-parquet" ? "perf-stat-csv" : format,
    isThere: file !== null,
    make(size) {
      const encoder = new TextEncoder();
      const pieces = repeat(readFileSync(file as string), size).map((piece) =>
        typeof piece === "string" ? encoder.encode(piece) : piece
      );
      const capture = readCapture(joined(pieces), path);
      return [format === "speedscope" ? writeSpeedscope(capture, 0) : writeParquet(capture)];
    },
  };
}

/** Every instruction of a short program. */
function callgrindOfLs(size: number): Pieces {
  const file = "runs/bench/callgrind.out";
  const asked = ["--tool=callgrind", "--dump-instr=yes", `--callgrind-out-file=${file}`];
  run("valgrind", [...asked, "ls", "-l", "src"]);
  const counts = readFileSync(file, "utf8");
  rmSync(file);
  const heading = counts.slice(0, counts.indexOf("\nevents:") + 1).split("\n").length;
  return repeatedLines(counts, size, heading);
}

/** Calls within calls on four threads. */
function traceOfSlices(size: number): Pieces {
  const events = Array.from({ length: 8 }, (_, i) =>
    JSON.stringify({
      name: i % 2 === 0 ? "handle" : "parse",
      ph: "X",
      ts: 1000 + i % 2, // µs
      dur: i % 2 === 0 ? 90 : 30,
      pid: 1,
      tid: i >> 1,
    })).join(",\n");
  return ["[", ...Array(Math.ceil(size / events.length)).fill(`${events},\n`), events, "]"];
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
