import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataModels } from "../../../src/captures/data-models/data-model-table.ts";
import { eventLog } from "../../../src/captures/data-models/event-log.ts";
import { timeSeries } from "../../../src/captures/data-models/time-series.ts";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { arbitraryCapture } from "../arbitrary-capture.ts";
import { courseAt, orderedRows, rowsBetween, topStacks, totalOf } from "./asked-of-capture.ts";

/** Times that coincide, and amounts whose sums are exact. */
const exactCapture = arbitraryCapture({
  value: fc.oneof(fc.integer({ min: -999, max: 999 }), fc.constant(NaN)),
}).map((capture): Capture => ({
  ...capture,
  columns: {
    ...capture.columns,
    time: capture.columns.time.map((t) => Math.round(t) % 12),
    weight: capture.columns.weight?.map((w) => (Math.round(w) % 4) || 1),
    duration: capture.columns.duration?.map((d) => Math.abs(d) % 4),
  },
}));
const range = fc.tuple(
  fc.integer({ min: -15, max: 15 }),
  fc.integer({ min: -15, max: 15 }),
);

/** Two counters, read every 0.1 s on 4 CPUs. */
function counters(intervals: number): Capture {
  const builder = new CaptureBuilder("counters", "written");
  const events = ["cycles", "instructions"].map((name) => builder.event(name, "interval", ""));
  for (let i = 1; i <= intervals; i++) {
    for (const event of events) {
      for (let cpu = 0; cpu < 4; cpu++) {
        builder.add({ event, time: i / 10, duration: 0.1, cpu, value: 1000 * (event + 1) + cpu });
      }
    }
  }
  return builder.build();
}

for (const make of dataModels) {
  const name = make(counters(1)).name;
  describe(`the ${name} model`, () => {
    it("gives back every reading to the bit, in the order of time", () => {
      fc.assert(
        fc.property(arbitraryCapture(), (capture) => {
          expect(make(capture).rows().value).toEqual(orderedRows(capture));
        }),
        { seed: 1, numRuns: 150 },
      );
    });

    it("gives the readings of a range as the capture has them", () => {
      fc.assert(
        fc.property(exactCapture, range, (capture, [from, to]) => {
          expect(make(capture).rowsBetween(from, to).value).toEqual(rowsBetween(capture, from, to));
        }),
        { seed: 2, numRuns: 150 },
      );
    });

    it("totals an event as adding up its rows does", () => {
      fc.assert(
        fc.property(exactCapture, range, (capture, [from, to]) => {
          const model = make(capture);
          const totals = capture.events.map((_, event) => model.total(event, from, to).value);
          const wanted = capture.events.map((_, event) => totalOf(capture, event, from, to));
          expect(plainZeros(totals)).toEqual(plainZeros(wanted));
        }),
        { seed: 3, numRuns: 150 },
      );
    });

    it("finds the heaviest stacks that adding up the rows finds", () => {
      fc.assert(
        fc.property(exactCapture, range, fc.nat(5), (capture, [from, to], k) => {
          const top = make(capture).topStacks(0, from, to, k).value;
          expect(plainZeros(top)).toEqual(plainZeros(topStacks(capture, 0, from, to, k)));
        }),
        { seed: 4, numRuns: 150 },
      );
    });

    it("gives samples and gauges the course that sorting them into parts gives", () => {
      const capture = exactCapture.filter(({ events: [{ kind }] }) =>
        kind !== "interval" && kind !== "total"
      );
      fc.assert(
        fc.property(capture, fc.integer({ min: 1, max: 9 }), (capture, parts) => {
          const course = make(capture).course(0, -9.5, 8.5, parts).value;
          expect(plainZeros([...course])).toEqual(
            plainZeros(courseAt(capture, 0, -9.5, 8.5, parts)),
          );
        }),
        { seed: 5, numRuns: 150 },
      );
    });

    it("gives an even counter one rate, whatever the parts", () => {
      const { value } = make(counters(50)).course(0, 0.25, 4.73, 7);
      expect(value).toHaveLength(7);
      for (const rate of value) expect(rate).toBeCloseTo((4 * 1000 + 6) / 0.1, 6);
    });

    it("tells its bytes by what they are for", () => {
      const { bytes, storage, readings, series } = make(counters(50));
      expect([readings, series]).toEqual([400, 8]);
      expect(Object.values(storage).reduce((a, b) => a + b)).toBe(bytes);
      expect(Math.min(...Object.values(storage))).toBeGreaterThan(0);
    });

    it("refuses an event that is none and a range that has no parts", () => {
      const model = make(counters(1));
      expect(() => model.total(2, 0, 1)).toThrow('"counters" has no event 2, only 0 to 1');
      expect(() => model.topStacks(-1, 0, 1, 1)).toThrow(RangeError);
      expect(() => model.course(0, 1, 1, 3)).toThrow("got from 1 s to 1 s in 3 parts");
      expect(() => model.course(0, 0, Infinity, 3)).toThrow(RangeError);
      expect(() => model.course(0, 0, 1, 1.5)).toThrow(RangeError);
    });
  });
}

describe("all data models", () => {
  it("agree on the course of intervals to the bit", () => {
    const capture = exactCapture.map((capture) => ({
      ...capture,
      events: capture.events.map((info) => ({ ...info, kind: "interval" as const })),
    }));
    fc.assert(
      fc.property(capture, fc.integer({ min: 1, max: 9 }), (capture, parts) => {
        const [first, ...others] = dataModels.map((make) =>
          make(capture).course(0, -9.5, 8.5, parts).value
        );
        for (const other of others) expect(other).toEqual(first);
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});

describe("the cost of a question", () => {
  const capture = counters(1280); // ten blocks a series, 80 in the log

  it("is no value at all for a total over whole blocks of series", () => {
    const { value, touched } = timeSeries(capture).total(0, 0, 128);
    expect(value.sum).toBe(1280 * 4006);
    expect(touched).toEqual({ blocks: 40, values: 0, bytes: 0 });
  });

  it("is times and values of the blocks at the ends for a total over a part", () => {
    const { value, touched } = timeSeries(capture).total(0, 10, 100);
    expect(value.sum).toBe(900 * 4006);
    // 4 CPUs, blocks 0 to 7; of these the first and the last are opened, for 2 columns of 128.
    expect(touched).toMatchObject({ blocks: 4 * 8, values: 4 * 2 * 2 * 128 });
  });

  it("is every block of the range in a log", () => {
    const { value, touched } = eventLog(capture).total(0, 0, 128);
    expect(value.sum).toBe(1280 * 4006);
    expect(touched).toMatchObject({ blocks: 80, values: 80 * 2 * 128 }); // series and value
  });
});

/** Without −0, which a sum may or may not keep. */
function plainZeros<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_, x) => typeof x === "number" && !Number.isFinite(x) ? String(x) : x),
  ) as T;
}
