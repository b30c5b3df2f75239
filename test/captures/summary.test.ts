import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaptureBuilder, type Row } from "../../src/captures/model/builder.ts";
import type { EventKind } from "../../src/captures/model/capture.ts";
import { openCapture } from "../../src/captures/open.ts";
import { summarise } from "../../src/captures/summary.ts";
import { captureFile } from "./files.ts";

function summaryOf(kind: EventKind, rows: Omit<Row, "event">[], parts: number, unit = "") {
  const builder = new CaptureBuilder("own", "own");
  const event = builder.event("event", kind, unit);
  for (const row of rows) builder.add({ event, ...row });
  const summary = summarise(builder.build(), parts);
  return { ...summary, event: summary.events[0], course: [...summary.events[0].course] };
}

describe("the summary of counters", () => {
  it("has total, rate and running share", () => {
    const { event, from, to } = summaryOf("interval", [
      { time: 1, duration: 1, value: 10, enabled: 1, running: 0.5 },
      { time: 2, duration: 1, value: 30, enabled: 1, running: 1 },
      { time: 3, duration: 1, value: NaN, enabled: 1, running: 0 },
    ], 3);
    expect([from, to]).toEqual([0, 3]);
    expect(event).toMatchObject({ rows: 3, missing: 1, total: 40, runningShare: 0.75 });
    expect(event.rate).toBeCloseTo(40 / 3, 12);
    expect([...event.course]).toEqual([10, 30, NaN]);
  });

  it("keeps a constant rate constant, whatever the number of parts", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        (durations, parts) => {
          let time = 0;
          const rows = durations.map((duration) => {
            time += duration;
            return { time, duration, value: 7 * duration };
          });
          const { course } = summaryOf("interval", rows, parts);
          for (const rate of course) expect(rate).toBeCloseTo(7, 6);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("gives each part its share of an interval that lies in several", () => {
    const rows = [{ time: 3, duration: 3, value: 6 }, { time: 4, duration: 1, value: 8 }];
    expect(summaryOf("interval", rows, 2).course).toEqual([2, 5]);
  });

  it("adds up the CPUs of an interval, and counts its time once", () => {
    const rows = [1, 2].flatMap((time) =>
      [0, 1].map((cpu) => ({ time, cpu, duration: 1, value: 5 }))
    );
    expect(summaryOf("interval", rows, 4).course).toEqual([10, 10, 10, 10]);
  });

  it("takes the rate over the time that is covered, and leaves gaps", () => {
    const rows = [{ time: 1, duration: 1, value: 4 }, { time: 6, duration: 1, value: 4 }];
    expect(summaryOf("interval", rows, 3).course).toEqual([4, NaN, 4]);
  });

  it("has no course of totals", () => {
    const { event, course } = summaryOf("total", [{ time: 2, duration: 2, value: 5 }], 2);
    expect(event.total).toBe(5);
    expect(course).toEqual([NaN, NaN]);
  });
});

describe("the summary of other events", () => {
  it("averages gauges by weight and does not add them up", () => {
    const { event, course } = summaryOf("gauge", [
      { time: 0, value: 2, weight: 1 },
      { time: 4, value: 6, weight: 3 },
    ], 2);
    expect(event).toMatchObject({ total: NaN, mean: 5, rate: NaN });
    expect(course).toEqual([2, 6]);
  });

  it("counts samples without a period", () => {
    const rows = [0, 0.5, 0.6, 2].map((time) => ({ time, value: NaN }));
    const { event, course } = summaryOf("sample", rows, 2);
    expect(event).toMatchObject({ rows: 4, missing: 4, total: NaN, rate: NaN });
    expect(course).toEqual([3, 1]);
  });

  it("knows no course where there are no times", () => {
    const { from, to, event } = summaryOf("sample", [{ time: NaN, value: 3 }], 2);
    expect([from, to, event.rate, event.total]).toEqual([NaN, NaN, NaN, 3]);
    expect([...event.course]).toEqual([NaN, NaN]);
  });

  it("withstands times that are no times", () => {
    const rows = [Infinity, -Infinity, NaN, 1, 2].map((time) => ({ time, value: 1 }));
    expect(summaryOf("sample", rows, 1)).toMatchObject({ from: 1, to: 2, course: [2] });
    expect(() => summaryOf("sample", rows, 0)).toThrow("parts must be a whole number >= 1, got 0");
  });
});

const busy = captureFile("google_perf_data_converter/src/quipper/testdata/perf.data.busy.1-3.8");

describe.skipIf(busy === null)("the summary of perf.data.busy.1-3.8", () => {
  it("has the samples per event of its documentation, a million events each", async () => {
    const { events } = summarise(await openCapture(busy as string), 16);
    const counts = Object.fromEntries(events.map(({ name, rows }) => [name, rows]));
    expect(counts).toEqual({
      cycles: 3860,
      instructions: 4722,
      "cache-references": 38,
      "cache-misses": 7,
      branches: 949,
      "branch-misses": 1,
    });
    for (const { rows, total } of events) expect(total).toBe(rows * 1e6);
  });
});
