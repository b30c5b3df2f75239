import { describe, expect, it } from "vitest";
import { nvidiaSmi } from "../../../src/captures/formats/nvidia-smi.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const text = "timestamp, index, name, driver_version, power.draw [W], utilization.gpu [%], " +
  "memory.used [MiB], clocks.current.sm [MHz], temperature.gpu, pstate, fan.speed [%]\n" +
  "2024/02/01 09:30:00.125, 0, NVIDIA H200, 550.54, 301.45 W, 97 %, " +
  "21034 MiB, 1980 MHz, 65, P0, [N/A]\n" +
  "2024/02/01 09:30:00.225, 0, NVIDIA H200, 550.54, 299.90 W, 96 %, " +
  "21034 MiB, 1980 MHz, 65, P2, [N/A]\n";
const read = (content: string) => readWith(nvidiaSmi, content);

describe("nvidia-smi --query-gpu --format=csv", () => {
  it("gives gauges in SI, with times since the first row", () => {
    const rows = rowsOf(read(text)).slice(7);
    const gauge = { kind: "gauge", time: 0.1, node: "gpu 0" };
    expect(rows).toEqual([
      { ...gauge, event: "power.draw", unit: "W", value: 299.9 },
      { ...gauge, event: "utilization.gpu", unit: "1", value: 0.96 },
      { ...gauge, event: "memory.used", unit: "B", value: 21034 * 1048576 },
      { ...gauge, event: "clocks.current.sm", unit: "Hz", value: 1.98e9 },
      { ...gauge, event: "temperature.gpu", unit: "K", value: 338.15 },
      { ...gauge, event: "pstate", unit: "", value: 2 },
      { ...gauge, event: "fan.speed", unit: "1", value: NaN },
    ]);
  });

  it("takes GPU, driver and date as provenance, and finds what the GPU does not tell", () => {
    const { provenance, quality } = read(text);
    expect(provenance).toMatchObject({
      tool: "nvidia-smi",
      toolVersion: "550.54",
      machine: "NVIDIA H200",
      date: "2024/02/01 09:30:00.125",
    });
    expect(quality).toMatchObject([{ check: "not-supported", event: "fan.speed", count: 2 }]);
  });

  it("reads values without their units, as with nounits", () => {
    const bare = text.replaceAll(/(\d) (?:W|%|MiB|MHz)(?=,|\n)/g, "$1");
    expect(bare).not.toContain(" MHz,");
    expect([...read(bare).columns.value]).toEqual([...read(text).columns.value]);
  });

  it("says where the times are not known", () => {
    const capture = read("index, power.draw [W]\n1, 70.00 W\n");
    expect(rowsOf(capture)).toMatchObject([{ node: "gpu 1", value: 70 }]);
    expect(capture.quality).toMatchObject([{ check: "no-time", severity: "warning" }]);
  });

  it("notes columns of words, and reads flags", () => {
    const capture = read(
      "uuid, power.management, compute_mode, clocks_throttle_reasons.active\n" +
        "GPU-1, Enabled, Exclusive, 0x0000000000000004\n",
    );
    expect(rowsOf(capture).map(({ event, value, node }) => [event, value, node])).toEqual([
      ["power.management", 1, "GPU-1"],
      ["clocks_throttle_reasons.active", 4, "GPU-1"],
    ]);
    expect(capture.quality.map(({ check, event }) => [check, event])).toEqual([
      ["no-time", undefined],
      ["words", "compute_mode"],
    ]);
  });

  it("refuses rows that do not fit the heading, and times that are none", () => {
    expect(refusal(nvidiaSmi, "index, power.draw [W]\n0, 1 W, 2\n")).toBe(
      "a.txt:2: 3 fields under a heading of 2",
    );
    expect(refusal(nvidiaSmi, "timestamp, power.draw [W]\nnow, 1 W\n")).toBe(
      'a.txt:2: expected a timestamp, found "now"',
    );
  });

  it("knows its own files", () => {
    const known = (content: string) => nvidiaSmi.recognises(new TextEncoder().encode(content));
    expect([known(text), known("timestamp,value\n")]).toEqual([true, false]);
  });

  it("survives damage", () => expectSurvival(nvidiaSmi, text));
});
