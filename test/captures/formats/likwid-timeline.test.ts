import { describe, expect, it } from "vitest";
import { likwidTimeline } from "../../../src/captures/formats/likwid-timeline.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const text = `# CORES: 0|2
# GID|MetricsCount|CpuCount|Total runtime [s]|Runtime (RDTSC) [s]|Clock [MHz]
1 2 2 0.125 0.1 0.2 3392.5 3391.9
1 2 2 0.25 0.1 0.1 3390 -
`;
const known = (content: string) => likwidTimeline.recognises(new TextEncoder().encode(content));

describe("likwid-perfctr -t", () => {
  it("gives all threads of a metric, interval by interval, in SI", () => {
    const rows = rowsOf(readWith(likwidTimeline, text));
    const clock = { event: "Clock", kind: "gauge", unit: "Hz" };
    expect(rows.slice(2, 4)).toEqual([
      { ...clock, time: 0.125, duration: 0.125, cpu: 0, value: 3392.5e6 },
      { ...clock, time: 0.125, duration: 0.125, cpu: 2, value: 3391.9e6 },
    ]);
    expect(rows[6]).toMatchObject({ time: 0.25, duration: 0.125, value: 3390e6 });
    expect(rows).toHaveLength(8);
  });

  it("finds values that are missing", () => {
    expect(readWith(likwidTimeline, text).quality).toMatchObject([
      { check: "not-counted", event: "Clock", count: 1, place: { line: 4 } },
    ]);
  });

  it("numbers events and threads where the headings were not kept", () => {
    expect(rowsOf(readWith(likwidTimeline, "2 1 2 0.5 7 8\n"))).toMatchObject([
      { event: "group 2 event 1", kind: "interval", cpu: 0, value: 7 },
      { event: "group 2 event 1", kind: "interval", cpu: 1, value: 8 },
    ]);
  });

  it("refuses lines that do not hold what they announce", () => {
    expect(refusal(likwidTimeline, "1 2 2 0.5 1 2 3\n")).toMatch(
      /^a.txt:1: expected group, number of events, .* found "1 2 2 0.5 1 2 3"$/,
    );
  });

  it("knows its own files", () => {
    expect([known(text), known("1 1 2 0.5 7 8\n1 1 2 1.0 7 8\n"), known("1 2 3\n4 5 6\n")])
      .toEqual([true, true, false]);
  });

  it("survives damage", () => expectSurvival(likwidTimeline, text));
});
