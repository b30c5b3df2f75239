import { describe, expect, it } from "vitest";
import { likwid } from "../../../src/captures/formats/likwid.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const text = `--------------------------------------------------------------------------------
STRUCT,Info,3,,,
CPU name:,Intel(R) Core(TM) i7-4770 CPU @ 3.40GHz,,,,
CPU type:,Intel Core Haswell processor,,,,
CPU clock:,3.39 GHz,,,,
--------------------------------------------------------------------------------
TABLE,Group 1 Raw,L3,2,,
Event,Counter,HWThread 0,HWThread 3,,
INSTR_RETIRED_ANY,FIXC0,1024,2048,,
L2_LINES_IN_ALL,PMC0,77,nan,,
TABLE,Group 1 Raw STAT,L3,2,,
Event,Counter,Sum,Min,Max,Avg
INSTR_RETIRED_ANY STAT,FIXC0,3072,1024,2048,1536
TABLE,Group 1 Metric,L3,4,,
Metric,HWThread 0,HWThread 3,,,
Runtime (RDTSC) [s],1.5,1.5,,,
Clock [MHz],3392.5,3391.9,,,
L3 bandwidth [MBytes/s],12.25,0,,,
CPI,0.5,0.25,,,
`;

describe("likwid-perfctr -O", () => {
  const capture = readWith(likwid, text);

  it("gives counters by hardware thread, as totals", () => {
    expect(rowsOf(capture).slice(0, 3)).toEqual([
      { event: "INSTR_RETIRED_ANY", kind: "total", unit: "", value: 1024, cpu: 0 },
      { event: "INSTR_RETIRED_ANY", kind: "total", unit: "", value: 2048, cpu: 3 },
      { event: "L2_LINES_IN_ALL", kind: "total", unit: "", value: 77, cpu: 0 },
    ]);
  });

  it("gives metrics in SI, and leaves out the statistics", () => {
    const metrics = capture.events.slice(2).map(({ name, kind, unit }) => [name, kind, unit]);
    expect(metrics).toEqual([
      ["Runtime (RDTSC)", "total", "s"],
      ["Clock", "gauge", "Hz"],
      ["L3 bandwidth", "gauge", "B/s"],
      ["CPI", "gauge", ""],
    ]);
    expect([...capture.columns.value.slice(4)])
      .toEqual([1.5, 1.5, 3392.5e6, 3391.9e6, 12.25e6, 0, 0.5, 0.25]);
  });

  it("finds what was not counted, and the processor", () => {
    expect(capture.columns.value[3]).toBeNaN();
    expect(capture.quality).toMatchObject([
      { check: "not-counted", event: "L2_LINES_IN_ALL", count: 1, place: { line: 10 } },
    ]);
    expect(capture.provenance.machine).toBe("Intel(R) Core(TM) i7-4770 CPU @ 3.40GHz");
  });

  it("makes nodes of marked regions, with their calls", () => {
    const region = readWith(
      likwid,
      "TABLE,Region solve-1,Group 1 Raw,L3,1,\nRegion Info,Core 0,\nRDTSC Runtime [s],0.25,\n" +
        "call count,4,\nEvent,Counter,Core 0,\nINSTR_RETIRED_ANY,FIXC0,9,\n",
    );
    expect(rowsOf(region)).toEqual([
      { event: "RDTSC Runtime", kind: "total", unit: "s", value: 0.25, cpu: 0, node: "solve-1" },
      { event: "call count", kind: "total", unit: "", value: 4, cpu: 0, node: "solve-1" },
      { event: "INSTR_RETIRED_ANY", kind: "total", unit: "", value: 9, cpu: 0, node: "solve-1" },
    ]);
  });

  it("refuses tables that do not fit their heading", () => {
    expect(refusal(likwid, "TABLE,Group 1 Raw,L3,2\nINSTR,FIXC0,1\n")).toBe(
      'a.txt:2: expected the heading Event or Metric, found "INSTR"',
    );
    expect(refusal(likwid, "TABLE,Group 1 Raw,L3,2\nEvent,Counter,Sum\n")).toContain(
      'a.txt:2: expected columns "HWThread 0"',
    );
    expect(refusal(likwid, "TABLE,Group 1 Metric,L3,2\nMetric,HWThread 0\nCPI,1,2\n")).toBe(
      "a.txt:3: 2 values in a table of 1 hardware threads",
    );
    expect(refusal(likwid, "TABLE,Group 1 Metric,L3,2\nMetric,HWThread 0\nCPI,x\n")).toBe(
      'a.txt:3: CPI: expected a number, found "x"',
    );
  });

  it("survives damage", () => expectSurvival(likwid, text));
});
