import { describe, expect, it } from "vitest";
import { nsightCompute } from "../../../src/captures/formats/nsight-compute.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const start = '"ID","Process ID","Process Name","Host Name","Kernel Name","Context","Stream",' +
  '"Block Size","Grid Size","Device","CC"';
const launch = '"0","4711","app","host","saxpy(int, float)","1","7","(256, 1, 1)","(64, 1, 1)",' +
  '"0","9.0"';
const noise =
  '==PROF== Connected to process 4711\n==PROF== Profiling "saxpy" - 0: 0%....100%\nhi\n';
const long = `${noise}${start},"Section Name","Metric Name","Metric Unit","Metric Value"
${launch},"Speed","gpu__time_duration.sum","usecond","1,234.50"
${launch},"Speed","sm__throughput.avg.pct_of_peak_sustained_elapsed","%","42.5"
==PROF== Disconnected from process 4711
${launch},"Rules","","",""
${launch},"Raw","dram__bytes.sum","Mbyte","0.25"
${launch},"Raw","sm__inst_executed.sum","inst","1,048,576"
`;
const wide = `${noise}${start},"gpu__time_duration.sum","smsp__cycles_active.avg","launch__cache"
"","","","","","","","","","","","msecond","cycle",""
${launch},"0.5","81920","CachePreferNone"
`;
const read = (content: string) => readWith(nsightCompute, content);
const kernel = { pid: 4711, node: "device 0", command: "saxpy(int, float)", launch: 0 };

describe("ncu --csv", () => {
  it("gives a row a launch and metric, in SI", () => {
    expect(rowsOf(read(long))).toEqual([
      { ...kernel, event: "gpu__time_duration.sum", kind: "total", unit: "s", value: 0.0012345 },
      {
        ...kernel,
        event: "sm__throughput.avg.pct_of_peak_sustained_elapsed",
        kind: "gauge",
        unit: "1",
        value: 0.425,
      },
      { ...kernel, event: "dram__bytes.sum", kind: "total", unit: "B", value: 250000 },
      { ...kernel, event: "sm__inst_executed.sum", kind: "total", unit: "", value: 1048576 },
    ]);
  });

  it("notes the lines of ncu and of the program, which are left out", () => {
    expect(read(long).quality).toMatchObject([{ check: "other-text", count: 4 }]);
  });

  it("reads the raw page, whose second row holds the units", () => {
    const capture = read(wide);
    expect(rowsOf(capture)).toEqual([
      { ...kernel, event: "gpu__time_duration.sum", kind: "total", unit: "s", value: 0.0005 },
      { ...kernel, event: "smsp__cycles_active.avg", kind: "gauge", unit: "", value: 81920 },
    ]);
    expect(capture.quality).toMatchObject([{ check: "other-text" }, {
      check: "words",
      event: "launch__cache",
    }]);
  });

  it("finds metrics without a value", () => {
    expect(read(`${long}${launch},"Raw","l1__hit","%","n/a"\n`).quality).toMatchObject([
      { check: "other-text" },
      { check: "not-counted", event: "l1__hit", severity: "warning" },
    ]);
  });

  it("refuses rows that do not fit the heading, and files that hold none", () => {
    expect(refusal(nsightCompute, `${long}"1","2"\n`)).toBe(
      "a.txt:11: 2 fields under a heading of 15",
    );
    expect(refusal(nsightCompute, noise)).toContain("holds no readings");
  });

  it("knows its own files, behind the noise", () => {
    const known = (content: string) => nsightCompute.recognises(new TextEncoder().encode(content));
    expect([known(long), known(wide), known(noise)]).toEqual([true, true, false]);
  });

  it("survives damage", () => {
    expectSurvival(nsightCompute, long, 500);
    expectSurvival(nsightCompute, wide, 500);
  });
});
