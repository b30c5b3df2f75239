import { describe, expect, it } from "vitest";
import { nvidiaSmiDmon } from "../../../src/captures/formats/nvidia-smi-dmon.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const heading = `#Date       Time        gpu    pwr  gtemp  mtemp     sm     fb   mclk
#YYYYMMDD   HH:MM:SS    Idx      W      C      C      %     MB    MHz
`;
const row = (time: string) =>
  ` 20240201   ${time}      0     70     48      -      5    891   7000\n`;
const text = heading + row("09:30:00") + heading + row("09:30:01");
const read = (content: string) => readWith(nvidiaSmiDmon, content);

describe("nvidia-smi dmon", () => {
  it("gives gauges in SI; what it calls MB of memory are MiB", () => {
    const gauge = { kind: "gauge", node: "gpu 0", time: 1 };
    expect(rowsOf(read(text)).slice(6)).toEqual([
      { ...gauge, event: "pwr", unit: "W", value: 70 },
      { ...gauge, event: "gtemp", unit: "K", value: 321.15 },
      { ...gauge, event: "mtemp", unit: "K", value: NaN },
      { ...gauge, event: "sm", unit: "1", value: 0.05 },
      { ...gauge, event: "fb", unit: "B", value: 891 * 1048576 },
      { ...gauge, event: "mclk", unit: "Hz", value: 7e9 },
    ]);
    expect(read(text).provenance.date).toBe("2024-02-01 09:30:00");
  });

  it("finds what the GPU does not tell", () => {
    expect(read(text).quality).toMatchObject([
      { check: "not-supported", event: "mtemp", count: 2 },
    ]);
  });

  it("has no times without -o T, and says how to get them", () => {
    const capture = read(
      "# gpu    pwr rxpci sbecc\n# Idx      W  MB/s errs\n    1     29     3 0\n",
    );
    expect(rowsOf(capture)).toEqual([
      { event: "pwr", kind: "gauge", unit: "W", value: 29, node: "gpu 1" },
      { event: "rxpci", kind: "gauge", unit: "B/s", value: 3e6, node: "gpu 1" },
      { event: "sbecc", kind: "gauge", unit: "", value: 0, node: "gpu 1" },
    ]);
    expect(capture.quality[0].message).toContain("dmon -o DT");
  });

  it("reads the columns of --format csv", () => {
    expect(rowsOf(read("#gpu, pwr\n#Idx, W\n0, 29\n"))).toMatchObject([{
      event: "pwr",
      value: 29,
    }]);
  });

  it("refuses rows that do not fit, and values that are none", () => {
    expect(refusal(nvidiaSmiDmon, "# gpu pwr\n# Idx W\n0 1 2\n")).toBe(
      "a.txt:3: 3 fields under headings of 2 names and 2 units",
    );
    expect(refusal(nvidiaSmiDmon, "# gpu pwr\n# Idx W\n0 hot\n")).toBe(
      'a.txt:3: pwr: expected a number, found "hot"',
    );
  });

  it("knows its own files", () => {
    const known = (content: string) => nvidiaSmiDmon.recognises(new TextEncoder().encode(content));
    expect([known(text), known("# gpu    pwr\n# Idx      W\n"), known("# started on\n")])
      .toEqual([true, true, false]);
  });

  it("survives damage", () => expectSurvival(nvidiaSmiDmon, text));
});
