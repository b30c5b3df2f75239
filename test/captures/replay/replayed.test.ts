import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import { intervalsOf } from "../../../src/captures/replay/intervals.ts";
import { replayed, replayedIntervals } from "../../../src/captures/replay/replayed.ts";
import { interpolations, streamed } from "../../../src/signals/mod.ts";
import { perfCapture, perfFile, perfNames } from "../perf-intervals.ts";

interface Reading {
  time: number;
  value: number;
  duration?: number;
  cpu?: number;
}

function captureOf(readings: Reading[]): Capture {
  const builder = new CaptureBuilder("made.csv", "perf-stat-csv");
  const event = builder.event("cycles", "interval", "");
  for (const reading of readings) builder.add({ event, ...reading });
  return builder.build();
}
const cycles = { event: "cycles" };

describe("a replayed capture", () => {
  for (const name of perfNames) {
    it.skipIf(perfFile(name) === null)(`gives back every number of ${name} to the bit`, () => {
      const capture = perfCapture(name);
      const { columns, events } = capture;
      events.forEach(({ name: event }, id) => {
        const rows = [...columns.event.keys()].filter((row) => columns.event[row] === id);
        // smallptgpu counts cycles twice in every interval: the first is replayed
        const first = rows.filter((row, i) =>
          i === 0 || columns.time[row] !== columns.time[rows[i - 1]]
        );
        for (const interpolation of interpolations) {
          const signal = replayed(capture, { event, interpolation });
          const read = first.map((row, i) =>
            signal.integral(i === 0 ? 0 : columns.time[first[i - 1]], columns.time[row])
          );
          expect(read).toEqual(first.map((row) => columns.value[row]));
        }
      });
    });
  }

  it.skipIf(perfFile("hpl_atlas") === null)("has the total of its capture to the bit", () => {
    const capture = perfCapture("hpl_atlas");
    const { columns } = capture;
    const values = [...columns.value].filter((_, row) => columns.event[row] === 0);
    const total = values.reduce((a, b) => a + BigInt(b), 0n);
    const signal = replayed(capture, cycles);
    expect(BigInt(signal.integral(0, columns.time[capture.rows - 1]))).toBe(total);
    expect(BigInt(signal.integral(-1, 1e6))).toBe(total);
  });

  it("adds up processors that are read at the same time, or replays one of them", () => {
    const capture = captureOf([1, 2].flatMap((time) => [
      { time, value: 10 * time, duration: 1, cpu: 0 },
      { time, value: 1, duration: 1, cpu: 1 },
    ]));
    expect(replayed(capture, cycles).integral(0, 2)).toBe(32);
    expect(replayed(capture, { ...cycles, cpu: 0 }).at(1.5)).toBe(20);
  });

  it("has a rate of 0 in a gap, or holds the one before", () => {
    const capture = captureOf([
      { time: 1, value: 4, duration: 1 },
      { time: 2, value: NaN, duration: 1 }, // not counted is not 0
      { time: 3, value: 8, duration: 1 },
    ]);
    expect([0.5, 1.5, 2.5].map((t) => replayed(capture, cycles).at(t))).toEqual([4, 0, 8]);
    const held = replayed(capture, { ...cycles, gaps: "hold" });
    expect([held.at(1.5), held.integral(0, 3)]).toEqual([4, 16]);
  });

  it("takes intervals without a duration to begin where the one before ends", () => {
    const capture = captureOf([{ time: 0.1, value: 1 }, { time: 0.2, value: 2 }, {
      time: 0.4,
      value: 3,
    }]);
    expect(intervalsOf(capture, cycles).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.1],
      [0.1, 0.2],
      [0.2, 0.4],
    ]);
  });

  it("begins late where its first time is late", () => {
    const late = captureOf([{ time: 100, value: 1 }, { time: 101, value: 2 }]);
    expect(intervalsOf(late, cycles)[0]).toEqual({ from: 99, to: 100, count: 1 });
  });

  it("refuses a counter that is not there, by naming those that are", () => {
    const capture = captureOf([{ time: 1, value: 1, duration: 1 }]);
    expect(() => replayed(capture, { event: "branches" })).toThrow(CaptureError);
    expect(() => replayed(capture, { event: "branches" })).toThrow(
      'made.csv: no interval counter "branches"; it has cycles',
    );
    expect(() => replayed(capture, { ...cycles, node: "n1" })).toThrow('"cycles" of node n1');
  });

  it("refuses intervals that overlap or were never counted", () => {
    const overlap = captureOf([
      { time: 1, value: 1, duration: 1 },
      { time: 1.5, value: 1, duration: 1 },
    ]);
    expect(() => replayed(overlap, cycles)).toThrow("overlaps the one that ends at 1 s");
    expect(() => replayed(captureOf([{ time: 1, value: NaN, duration: 1 }]), cycles)).toThrow(
      '"cycles" was never counted',
    );
    expect(() => replayed(captureOf([{ time: 1, value: 1, duration: 0 }]), cycles)).toThrow(
      "has no length",
    );
  });
});

describe("an endless replay", () => {
  it("streams 10⁶ intervals through a window of 16", () => {
    const capture = captureOf(
      Array.from({ length: 100 }, (_, i) => ({ time: (i + 1) / 8, value: i, duration: 1 / 8 })),
    );
    const signal = streamed(replayedIntervals(capture, cycles), { window: 16 });
    let wrong = 0, most = 0;
    for (let i = 0; i < 1e6; i++) {
      if (signal.integral(i / 8, (i + 1) / 8) !== i % 100) wrong++;
      most = Math.max(most, signal.held);
    }
    expect({ wrong, most }).toEqual({ wrong: 0, most: 16 });
  });

  it.skipIf(perfFile("stream") === null)("gives real numbers back in its 50th turn", () => {
    const capture = perfCapture("stream");
    const intervals = intervalsOf(capture, cycles);
    const course = replayedIntervals(capture, cycles);
    const signal = streamed(replayedIntervals(capture, cycles), { window: 8 });
    for (let i = 0; i < 50 * intervals.length; i++) {
      const { from, to, count } = course.next().value;
      expect(count).toBe(intervals[i % intervals.length].count);
      expect(signal.integral(from, to)).toBe(count);
    }
  });
});
