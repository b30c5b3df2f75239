import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  bundledCaptures,
  CaptureBuilder,
  type Finding,
  openCapture,
  publicCaptures,
  summarise,
} from "../../src/captures/mod.ts";
import { captureText, courseWidth, findingsText, refusalsText } from "../../src/report/mod.ts";
import { captureFile } from "../captures/files.ts";

const finding = (given: Partial<Finding>): Finding => ({
  check: "stuck",
  severity: "warning",
  message: "stands still",
  count: 1,
  ...given,
});

describe("findings as text", () => {
  it("come the gravest first, with event, line and count", () => {
    const text = findingsText([
      finding({ severity: "note", message: "is rare" }),
      finding({ event: "cycles", count: 3, place: { line: 12 } }),
      finding({ severity: "error", message: "is damaged" }),
    ]);
    expect(text.split("\n")).toEqual([
      "error     is damaged",
      "warning   cycles: stands still (line 12) [3 times]",
      "note      is rare",
    ]);
  });

  it("name an event once", () => {
    expect(findingsText([finding({ event: "cycles", message: "cycles was not counted" })]))
      .toBe("warning   cycles was not counted");
  });

  it("are wrapped at 80 columns, below their first word", () => {
    const lines = findingsText([finding({ message: "long ".repeat(30).trim() })]).split("\n");
    expect(lines.map((line) => line.length)).toEqual([79, 79, 19]);
    expect(lines[1]).toMatch(/^ {10}long/);
  });

  it("say so where there are none", () => {
    expect(findingsText([])).toBe("quality   no findings");
  });
});

describe("refused events as text", () => {
  it("stand together where reason and remedy are the same", () => {
    const pmu = { reason: "not supported", remedy: "record on the host" };
    const text = refusalsText([
      { event: "cycles", ...pmu },
      { event: "tick", reason: "perf does not know it", remedy: "see `perf list`" },
      { event: "branches", ...pmu },
    ]);
    expect(text.split("\n")).toEqual([
      "not recorded: cycles, branches: not supported",
      "  record on the host",
      "not recorded: tick: perf does not know it",
      "  see `perf list`",
    ]);
  });
});

describe("a capture as text", () => {
  const builder = new CaptureBuilder("own.csv", "own");
  builder.origin({ tool: "hand", command: `run ${"a,".repeat(60)}` });
  const energy = builder.event("energy", "interval", "J");
  const busy = builder.event("task-clock", "interval", "s");
  for (const time of [1, 2, 3, 4]) {
    builder.add({ event: energy, time, duration: 1, value: time < 3 ? 2 : 8 });
    builder.add({ event: busy, time, duration: 1, value: 0.5 });
  }
  const capture = builder.build();

  it("has totals, rates in their own units and the course of each event", () => {
    const table = captureText(capture, summarise(capture, courseWidth)).split("\n\n")[2];
    expect(table.split("\n")).toEqual([
      "event       kind      values  total  rate  running  course",
      "energy      interval       4   20 J   5 W        –  ▃▃▃▃▃▃▃▃████████",
      "task-clock  interval       4    2 s   0.5        –  ████████████████",
    ]);
  });

  it("breaks a long word behind a comma", () => {
    const text = captureText(capture, summarise(capture, courseWidth));
    expect(text).toContain(`\n          ${"a,".repeat(35)}\n          ${"a,".repeat(25)}\n`);
  });

  it("needs 80 columns at most for all captures on this machine", async () => {
    const files = publicCaptures.map(({ file }) => captureFile(file)).filter((file) =>
      file !== null
    );
    for (const file of [...files, ...bundledCaptures().map(({ file }) => file)]) {
      expect(existsSync(file)).toBe(true);
      const capture = await openCapture(file);
      const lines = captureText(capture, summarise(capture, courseWidth)).split("\n");
      expect([file, ...lines.filter((line) => line.length > 80)]).toEqual([file]);
    }
  });
});
