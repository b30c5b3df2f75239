import { describe, expect, it } from "vitest";
import {
  frameCourse,
  partAt,
  sampledProfile,
  trueProfile,
} from "../../../../src/profiling/pmu/skid/frame-course.ts";
import { skidded } from "../../../../src/profiling/pmu/skid/skid.ts";
import { constant, exponential, Random, uniform } from "../../../../src/random/mod.ts";

const random = Random.named("skid");
const course = frameCourse([
  { frame: "load", duration: 3 },
  { frame: "add", duration: 2 },
  { frame: "store", duration: 1 },
  { frame: "branch", duration: 4 },
]);
/** n times spread evenly over [from, to). */
const evenly = (n: number, from = 0, to = 10) =>
  Float64Array.from({ length: n }, (_, i) => from + (i + 0.5) * (to - from) / n);
const shares = (times: ArrayLike<number>) => [...sampledProfile(course, times)];
const close = (a: readonly number[], b: readonly number[], digits = 3) =>
  a.forEach((x, i) => expect(x).toBeCloseTo(b[i], digits));

describe("a course of frames", () => {
  it("is the truth of a profile, and evenly spread samples find it", () => {
    close([...trueProfile(course)], [0.3, 0.2, 0.1, 0.4], 12);
    close(shares(evenly(10_000)), [0.3, 0.2, 0.1, 0.4]);
  });

  it("is read as a loop", () => {
    expect([-0.5, 0, 9.99, 10, 13, 25].map((t) => partAt(course, t))).toEqual([3, 0, 3, 0, 1, 2]);
  });

  it("weighs samples where it is told to", () => {
    expect([...sampledProfile(course, [1, 4], [3, 1])]).toEqual([0.75, 0.25, 0, 0]);
    expect(() => sampledProfile(course, [])).toThrow("at least 1 sample");
    expect(() => frameCourse([{ frame: "x", duration: 0 }])).toThrow('"x" must be > 0 s, got 0');
  });
});

// S11: events only in `load`, [0, 3); after a delay D they lie in [D, 3 + D)
describe("skid", () => {
  it.each([
    [1, [2 / 3, 1 / 3, 0, 0]],
    [2.5, [1 / 6, 2 / 3, 1 / 6, 0]],
    [4, [0, 1 / 3, 1 / 3, 1 / 3]],
    [8, [1 / 3, 0, 0, 2 / 3]],
  ])("of %s s moves a load's events to the frames behind it by the overlap", (delay, expected) => {
    const times = skidded(
      course,
      evenly(30_000, 0, 3),
      { delay: constant({ value: delay }) },
      random,
    );
    close(shares(times), expected);
  });

  it("moves more weight to later frames the longer it is", () => {
    const stayed = [0.1, 0.5, 1, 2, 2.9].map((mean) =>
      shares(
        skidded(course, evenly(20_000, 0, 3), { delay: uniform({ low: 0, high: mean }) }, random),
      )[0]
    );
    expect(stayed).toEqual(stayed.toSorted((a, b) => b - a));
  });

  // E[share that stays] for exponential delays of mean m from a frame of length L, and then a loop so
  // long that none comes back: 1 − (m/L)(1 − e^(−L/m)) = 0.6834 at m = 1, L = 3
  it("of exponential length leaves 1 − (m/L)(1 − e^(−L/m)) in the frame, within 4 standard errors", () => {
    const long = frameCourse([{ frame: "load", duration: 3 }, { frame: "rest", duration: 997 }]);
    const n = 40_000;
    const times = skidded(long, evenly(n, 0, 3), { delay: exponential({ mean: 1 }) }, random);
    const expected = 1 - (1 - 0.049787068367863944) / 3;
    const stayed = sampledProfile(long, times)[0];
    expect(Math.abs(stayed - expected)).toBeLessThan(4 * Math.sqrt(expected * (1 - expected) / n));
  });

  it("leaves a time profile as it is, however long it is", () => {
    const times = skidded(course, evenly(100_000), { delay: exponential({ mean: 7 }) }, random);
    close(shares(times), [0.3, 0.2, 0.1, 0.4], 2);
  });

  it("refuses delays below 0", () => {
    expect(() => skidded(course, [1], { delay: constant({ value: -1 }) }, random)).toThrow(
      "gave -1",
    );
  });
});

describe("a shadow", () => {
  const none = { delay: constant({ value: 0 }) };

  it("gives all its weight to the first frame behind it that takes interrupts", () => {
    const times = skidded(course, evenly(10_000), { ...none, shadows: ["add", "store"] }, random);
    close(shares(times), [0.3, 0, 0, 0.7]);
  });

  it("reaches over the end of the loop", () => {
    const times = skidded(course, evenly(10_000), { ...none, shadows: ["branch"] }, random);
    close(shares(times), [0.7, 0.2, 0.1, 0]);
    expect(skidded(course, [17], { ...none, shadows: ["branch"] }, random)[0]).toBeCloseTo(20, 12);
  });

  it("never moves a sample backward", () => {
    const due = evenly(5000, 0, 100);
    const landed = skidded(
      course,
      due,
      { delay: uniform({ low: 0, high: 3 }), shadows: ["add"] },
      random,
    );
    landed.forEach((t, k) => expect(t).toBeGreaterThanOrEqual(due[k]));
  });

  it("is refused where it has no frame, or where all frames are shadows", () => {
    expect(() => skidded(course, [1], { ...none, shadows: ["mul"] }, random)).toThrow(
      'no frame "mul"',
    );
    const all = ["load", "add", "store", "branch"];
    expect(() => skidded(course, [1], { ...none, shadows: all }, random)).toThrow(
      "all are shadows",
    );
  });
});
