/** Small files of every format, our own and, where they are there, the heads of public captures. */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readerFor } from "../../../src/captures/open.ts";
import { captureFile } from "../files.ts";
import { binarySeeds } from "./binary-seeds.ts";
import { textSeeds } from "./text-seeds.ts";

export interface Seed {
  readonly format: string;
  readonly bytes: Uint8Array;
  /** Set where the end of the file may be cut off within a record. */
  readonly isHead?: boolean;
}

/** Bytes of a public capture that are taken: enough for every kind of line, and quick to parse. */
const headSize = 0x2000;

const publicFiles = [
  "deater_rapl_validation/phase_plots/haswellian-i5/hpl_atlas/hpl_atlas.perf",
  "deater_rapl_validation/phase_plots/haswell-ep/hpl_atlas/hpl_atlas.perf.phase",
  "wstevens2090_ece585_finalproj/data_analytics/results/data_analytics_E.out",
  "google_perf_data_converter/src/quipper/testdata/perf.data.group_desc-4.14",
  "google_perf_data_converter/src/quipper/testdata/perf.data.lost_samples-4.4",
  "google_perf_data_converter/src/quipper/testdata/perf.data.singleprocess-3.8",
  "brendangregg_FlameGraph/test/perf-cycles-instructions-01.txt",
  "jlfwong_speedscope/sample/profiles/linux-perf/simple-with-header.linux-perf.txt",
  "jlfwong_speedscope/sample/profiles/stackcollapse/simple-utf16-le.txt",
  "jlfwong_speedscope/sample/profiles/Chrome/65/simple.cpuprofile",
  "google_pprof/internal/report/testdata/sample.cpu",
  "Azure_AzurePublicDataset/data/AzureLLMInferenceTrace_code.csv",
  "liikeuforever_CoST/data/Geolife_100k_with_id_downsample_10x.csv",
];

/** The same seeds in the same order on one machine; the public ones only where they are. */
export function seeds(): Seed[] {
  const found: Seed[] = [...textSeeds(), ...binarySeeds()];
  for (const name of publicFiles) {
    const file = captureFile(name);
    if (file === null) continue;
    const bytes = headOf(file);
    const format = readerFor(bytes)?.format;
    if (format !== undefined) found.push({ format, bytes, isHead: true });
  }
  return found;
}

/** The whole of a small binary file that would make no sense cut off, else the head. */
function headOf(file: string): Uint8Array {
  if (file.endsWith(".cpu")) return new Uint8Array(gunzipSync(readFileSync(file)));
  if (file.includes("perf.data.")) return new Uint8Array(readFileSync(file));
  const bytes = new Uint8Array(headSize);
  const descriptor = openSync(file, "r");
  const size = readSync(descriptor, bytes, 0, headSize, 0);
  closeSync(descriptor);
  return bytes.subarray(0, size);
}
