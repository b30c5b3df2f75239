import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { perfData } from "../../../src/captures/formats/perf-data.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { captureFile } from "../files.ts";

const folder = "google_perf_data_converter/src/quipper/testdata/perf.data.";
const missing = captureFile(`${folder}busy.1-3.8`) === null;

function open(name: string): Capture {
  const parser = perfData.start(name);
  parser.push(readFileSync(captureFile(folder + name) as string));
  return parser.end();
}

/** Samples by event. */
function counts({ events, rows, columns }: Capture): Record<string, number> {
  const found: Record<string, number> = {};
  for (let i = 0; i < rows; i++) {
    const { name } = events[columns.event[i]];
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}

// Counts and fields as `perf script` and `perf report --header-only` of perf 6.1 print them.
describe.skipIf(missing)("perf.data of the public captures", () => {
  it("busy.1-3.8: six events", () => {
    expect(counts(open("busy.1-3.8"))).toEqual({
      cycles: 3860,
      instructions: 4722,
      "cache-references": 38,
      "cache-misses": 7,
      branches: 949,
      "branch-misses": 1,
    });
  });

  it("busy.1-3.8: provenance and the first sample", () => {
    const capture = open("busy.1-3.8");
    expect(capture.provenance).toMatchObject({
      tool: "perf",
      toolVersion: "3.8.11.gec358",
      kernel: "3.8.11",
      machine: "Intel(R) Core(TM) i5-2467M CPU @ 1.60GHz, 4 CPUs, x86_64, localhost",
      command: "/usr/sbin/perf record -a -e cycles,instructions,cache-references,cache-misses," +
        "branches,branch-misses -c 1000000 -o perf.data.busy.1.next -- sleep 1",
    });
    const { columns: c, strings } = capture;
    expect([c.time[0], c.cpu?.[0], c.pid?.[0], strings[c.command?.[0] ?? 0], c.value[0]])
      .toEqual([2267363.687763285, 0, 19490, "chrome", 1_000_000]);
    expect(capture.stacks.path(c.stack?.[0] ?? -1)).toEqual([
      { name: "chrome+0x4d4a609", module: "/opt/google/chrome/chrome", file: "", line: 0 },
    ]);
  });

  it("throttle-3.8: 9036 + 5944 samples, 68 THROTTLE and 64 UNTHROTTLE records", () => {
    const capture = open("throttle-3.8");
    expect(counts(capture)).toEqual({ cycles: 9036, instructions: 5944 });
    expect(capture.quality.map(({ check, event, message }) => [check, event, message])).toEqual([
      [
        "throttled",
        "cycles",
        "60 THROTTLE and 56 UNTHROTTLE records: the kernel stopped sampling in between",
      ],
      [
        "throttled",
        "instructions",
        "8 THROTTLE and 8 UNTHROTTLE records: the kernel stopped sampling in between",
      ],
    ]);
  });

  it("lost_samples-4.4: 2 LOST_SAMPLES records of one sample each, and a group of three", () => {
    const capture = open("lost_samples-4.4");
    expect(counts(capture)).toEqual({
      "cycles:pp": 97,
      "instructions:pp": 80,
      "branch-instructions:pp": 14,
    });
    expect(capture.quality.map(({ check, event, count }) => [check, event, count])).toEqual([
      ["lost-samples", "cycles:pp", 1],
      ["lost-samples", "branch-instructions:pp", 1],
    ]);
  });

  it("systemwide.5-3.8: by frequency, periods from 1 over a median of 184,404 to 878,892", () => {
    const values = open("systemwide.5-3.8").columns.value.slice().sort();
    expect(values).toHaveLength(4080);
    // of 4080 values the median is taken as the 2040th
    expect([values[0], values[2039], values[4079]])
      .toEqual([1, 184_404, 878_892]);
  });

  it("hw_and_sw-3.4: cpu-clock in seconds, and an event without a sample", () => {
    const capture = open("hw_and_sw-3.4");
    expect(counts(capture)).toEqual({ "cpu-clock": 4734, cycles: 207 });
    const clock = capture.events.findIndex(({ name }) => name === "cpu-clock");
    expect(capture.events[clock].unit).toBe("s");
    expect(capture.columns.value[capture.columns.event.indexOf(clock)]).toBe(0.001);
    expect(capture.quality).toContainEqual(
      expect.objectContaining({ check: "no-samples", event: "branch-misses" }),
    );
  });

  it("weight_struct: load latencies beside the samples", () => {
    const capture = open("weight_struct");
    expect(counts(capture)).toEqual({
      "MEM_TRANS_RETIRED.LOAD_LATENCY:ldlat=64:precise=2:mh:mg:pinned": 14,
    });
    expect(Array.from(capture.columns.extra.weight.slice(0, 3))).toEqual([225, 96, 71]);
  });

  it("group_desc-4.14 and singleprocess-3.8: few samples", () => {
    expect(counts(open("group_desc-4.14"))).toEqual({ "cache-references": 7, "branch-misses": 6 });
    expect(counts(open("singleprocess-3.8"))).toEqual({ cycles: 13 });
  });

  it("leave no byte of a sample unread, and are sorted by time", () => {
    for (const name of ["busy.1-3.8", "throttle-3.8", "weight_struct", "lost_samples-4.4"]) {
      const { quality, columns } = open(name);
      expect(quality.filter(({ check }) => check === "record-size")).toEqual([]);
      expect(columns.time.every((t, i) => i === 0 || t >= columns.time[i - 1])).toBe(true);
    }
  });
});
