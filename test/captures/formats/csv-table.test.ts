import { describe, expect, it } from "vitest";
import { csvTable } from "../../../src/captures/formats/csv-table.ts";
import { knownTables } from "../../../src/captures/formats/csv-table-known.ts";
import type { CaptureReader } from "../../../src/captures/model/reader.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal, rowOf, rowsOf } from "./read-with.ts";

const reader = (format: string) =>
  knownTables.find((table) => table.format === format) as CaptureReader;

// Rows by wc, values by head and tail over the files.
const files = [
  ["azure-llm-inference", "Azure_AzurePublicDataset/data/AzureLLMInferenceTrace_code.csv", 8819],
  ["azure-llm-inference", "Azure_AzurePublicDataset/data/AzureLLMInferenceTrace_conv.csv", 19366],
  [
    "alibaba-gpu-pods",
    "alibaba_clusterdata/cluster-trace-gpu-v2023/csv/openb_pod_list_default.csv",
    8152,
  ],
  [
    "alibaba-gpu-nodes",
    "alibaba_clusterdata/cluster-trace-gpu-v2023/csv/openb_node_list_gpu_node.csv",
    1213,
  ],
  ["base-stations", "GeminiLight_edge-server-placement/dataset/base_stations_all.csv", 3042],
  ["eua-sites", "swinedge_eua-dataset/edge-servers/site-optus-melbCBD.csv", 125],
  ["eua-users", "swinedge_eua-dataset/users/users-melbcbd-generated.csv", 816],
  ["gps-tracks", "liikeuforever_CoST/data/Geolife_100k_with_id_downsample_10x.csv", 10207],
  ["gps-tracks", "liikeuforever_CoST/data/WX_taxi_100k_with_id_downsample_10x.csv", 10209],
  ["nab-series", "numenta_NAB/data/artificialNoAnomaly/art_flatline.csv", 4032],
] as const;

describe.skipIf(captureFile(files[0][1]) === null)("tables of the public data sets", () => {
  it.each(files)("%s: %s has %i rows, and no other table claims it", (format, path, rows) => {
    const content = fileContent(captureFile(path));
    expect(readWith(reader(format), content).rows).toBe(rows);
    expect(knownTables.filter((table) => table.recognises(content)).map((table) => table.format))
      .toEqual([format]);
  });

  it("requests at Azure arrive at 100 ns, with their tokens", () => {
    const capture = readWith(reader("azure-llm-inference"), fileContent(captureFile(files[0][1])));
    expect(rowOf(capture, 1)).toEqual({
      event: "request",
      kind: "instant",
      unit: "",
      value: 1,
      time: 0.052,
      context_tokens: 3180,
      generated_tokens: 8,
    });
    expect(rowOf(capture, 2)).toMatchObject({ time: 0.098189, context_tokens: 110 });
    expect(capture.provenance.date).toBe("2023-11-16 18:17:03.9799600");
  });

  it("pods ask for bytes and GPUs; 897 of them were never scheduled", () => {
    const capture = readWith(reader("alibaba-gpu-pods"), fileContent(captureFile(files[2][1])));
    expect(rowOf(capture, 1)).toEqual({
      event: "pod",
      kind: "instant",
      unit: "",
      value: 1,
      node: "openb-pod-0001",
      time: 427061,
      cpu_milli: 6000,
      memory_B: 12288 * 1048576,
      gpus: 1,
      gpu_milli: 460,
      scheduled_s: 427061,
      deleted_s: 12902960,
    });
    expect(capture.quality).toMatchObject([{ check: "missing", count: 897 }]);
  });

  it("positions are in degrees, with who was there", () => {
    const taxis = readWith(reader("gps-tracks"), fileContent(captureFile(files[8][1])));
    expect(rowOf(taxis, 1)).toMatchObject({
      time: 16199,
      longitude_deg: 119.677165,
      latitude_deg: 31.2792,
      node: "0086627503122318",
    });
    const sites = readWith(reader("eua-sites"), fileContent(captureFile(files[5][1])));
    expect(rowOf(sites, 0)).toMatchObject({ node: "10003026", latitude_deg: -37.81517 });
  });
});

describe("csvTable", () => {
  const power = csvTable({
    format: "my-power",
    title: "power of our rack",
    required: ["t_ms", "power"],
    time: { column: "t_ms", unit: "ms" },
    event: { name: "power", kind: "gauge", unit: "mW" },
    value: "power",
    node: "rack",
    extra: [{ column: "mem", name: "memory_B", unit: "KiB" }],
  });

  it("reads a user's own table, in SI, with quotes, semicolons and more columns", () => {
    const text =
      't_ms;note;power;rack;mem\r\n1500;"a ""b""; c";250;r1;2\r\n\r\n2500;;125;"r\n2";\r\n';
    expect(rowsOf(readWith(power, text))).toEqual([
      {
        event: "power",
        kind: "gauge",
        unit: "W",
        time: 1.5,
        value: 0.25,
        node: "r1",
        memory_B: 2048,
      },
      { event: "power", kind: "gauge", unit: "W", time: 2.5, value: 0.125, node: "r\n2" },
    ]);
  });

  it("refuses what does not fit, with line and column", () => {
    expect(refusal(power, "t,power\n1,2\n")).toBe(
      "a.txt:1: expected the columns t_ms, power, found t, power",
    );
    expect(refusal(power, "t_ms,power\n1,2,3\n")).toBe("a.txt:2: 3 fields under a heading of 2");
    expect(refusal(power, "t_ms,power\n1,two\n")).toBe(
      'a.txt:2: column power: expected a number, found "two"',
    );
    expect(refusal(power, 't_ms,power\n1,"2\n')).toMatch(/^a.txt:2: a quote \("\) is opened/);
    expect(refusal(reader("nab-series"), "timestamp,value\nyesterday,1\n")).toBe(
      'a.txt:2: column timestamp: expected a date and time, found "yesterday"',
    );
  });

  it("survives damage", () => {
    expectSurvival(power, 't_ms;power;rack;mem\r\n1500;250;"r\n1";2\r\n2500;125;r2;\r\n');
    expectSurvival(reader("nab-series"), "timestamp,value\n2014-04-01 00:00:00,45.0\n");
  });
});
