import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, intervalCounts, streamed, streamedAsync } from "../../src/signals/mod.ts";

/** Interval i counts i + 1 events in 0.125 s. */
function* ramp(n: number, fetched: { count: number } = { count: 0 }): Generator<Interval> {
  for (let i = 0; i < n; i++) {
    fetched.count++;
    yield { from: i / 8, to: (i + 1) / 8, count: i + 1 };
  }
}

describe("a streamed signal", () => {
  it("reads 10⁶ intervals back exactly and never holds more than its window", () => {
    const fetched = { count: 0 };
    const signal = streamed(ramp(1e6, fetched), { window: 16 });
    let wrong = 0, most = 0, ahead = 0;
    for (let i = 0; i < 1e6; i++) {
      if (signal.integral(i / 8, (i + 1) / 8) !== i + 1) wrong++;
      most = Math.max(most, signal.held);
      ahead = Math.max(ahead, fetched.count - i);
    }
    expect({ wrong, most, ahead }).toEqual({ wrong: 0, most: 16, ahead: 2 });
  });

  it("answers as the same intervals held in full", () => {
    const edges = Array.from({ length: 101 }, (_, i) => i / 8);
    const full = intervalCounts({ edges, counts: edges.slice(1).map((e) => 8 * e) });
    const time = fc.double({ min: -1, max: 14, noNaN: true });
    fc.assert(fc.property(time, time, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const signal = streamed(ramp(100), { window: 128 });
      expect(signal.at(from)).toBe(full.at(from));
      expect(signal.nextChange(from)).toBe(full.nextChange(from));
      expect(signal.integral(from, to)).toBeCloseTo(full.integral(from, to), 9);
    }));
  });

  it("is 0 in a pause, whose ends are change points", () => {
    const signal = streamed([{ from: 0, to: 1, count: 4 }, { from: 3, to: 4, count: 6 }]);
    expect([signal.at(0.5), signal.at(2), signal.at(3), signal.at(9)]).toEqual([4, 0, 6, 0]);
    expect([-1, 0, 1, 3, 4].map((t) => signal.nextChange(t))).toEqual([0, 1, 3, 4, Infinity]);
    expect([signal.integral(0.5, 3.5), signal.integral(1, 3)]).toEqual([5, 0]);
  });

  it("says that a read lies before its window", () => {
    const signal = streamed(ramp(100), { window: 4 });
    signal.at(10);
    expect(() => signal.at(1)).toThrow(
      "streamed: 1 s lies before the window of 4 intervals, which begins at 9.625 s",
    );
  });

  it("refuses intervals that overlap or are not finite", () => {
    const overlap = streamed([{ from: 0, to: 1, count: 1 }, { from: 0.5, to: 2, count: 1 }]);
    expect(() => overlap.at(3)).toThrow("interval 1 must be finite and follow the one that ends");
    expect(() => streamed([{ from: 0, to: 1, count: NaN }]).at(0)).toThrow("count must be finite");
    expect(() => streamed([], { window: 1 })).toThrow("window must be a whole number ≥ 2");
  });

  it("waits for what an asynchronous source gives", async () => {
    const course = streamedAsync(
      (async function* () {
        for (const interval of ramp(1000)) {
          await Promise.resolve();
          yield interval;
        }
      })(),
      { window: 8 },
    );
    await course.advance(50);
    expect(course.signal.integral(49.875, 50)).toBe(400);
    expect(() => course.signal.at(60)).toThrow("await advance(t) first");
    await course.advance(1000);
    expect(course.signal.at(1000)).toBe(0);
  });
});
