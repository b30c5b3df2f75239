import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimeWeightedMoments } from "../../src/stats/time-weighted-moments.ts";

/** 0 for 2 s, 3 for 1 s, 1 for 5 s. */
function staircase(): TimeWeightedMoments {
  const moments = new TimeWeightedMoments(10, 0);
  moments.set(12, 3);
  moments.set(13, 1);
  moments.advance(18);
  return moments;
}

describe("time-weighted moments", () => {
  it("weigh each level by the seconds it was held", () => {
    const moments = staircase();
    const mean = (0 * 2 + 3 * 1 + 1 * 5) / 8;
    const meanSquare = (0 * 2 + 9 * 1 + 1 * 5) / 8;
    expect(moments.mean).toBeCloseTo(mean, 14);
    expect(moments.variance).toBeCloseTo(meanSquare - mean * mean, 14);
    expect(moments.integral).toBeCloseTo(8 * mean, 14);
  });

  it("know level, duration and extremes", () => {
    const moments = staircase();
    expect([moments.level, moments.duration, moments.min, moments.max]).toEqual([1, 8, 0, 3]);
  });

  it("see the extremes of levels that are held for no time", () => {
    const moments = new TimeWeightedMoments(0, 1);
    moments.set(1, 9);
    moments.set(1, -4);
    moments.set(1, 1);
    moments.advance(2);
    expect([moments.min, moments.max, moments.mean]).toEqual([-4, 9, 1]);
  });

  it("do not change when a stretch is observed in pieces", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 10, noNaN: true })), (pieces) => {
      const whole = new TimeWeightedMoments(0, 2), cut = new TimeWeightedMoments(0, 2);
      let now = 0;
      for (const piece of pieces) cut.advance(now += piece);
      for (const moments of [whole, cut]) {
        moments.set(now, 5);
        moments.advance(now + 1);
      }
      expect(cut.mean).toBeCloseTo(whole.mean, 10);
      expect(cut.variance).toBeCloseTo(whole.variance, 10);
    }));
  });

  it("keep the level and forget the past on reset", () => {
    const moments = staircase();
    moments.reset(20);
    moments.advance(21);
    expect([moments.mean, moments.variance, moments.duration]).toEqual([1, 0, 1]);
    expect([moments.min, moments.max]).toEqual([1, 1]);
  });

  it("refuse time that runs backwards", () => {
    expect(() => staircase().set(17, 1)).toThrow(
      "must not run backwards and be finite, got 17 s after 18 s",
    );
    expect(() => staircase().advance(NaN)).toThrow(RangeError);
  });

  it("refuse levels and starts that are not finite", () => {
    expect(() => new TimeWeightedMoments(NaN)).toThrow("start must be finite, got NaN");
    expect(() => new TimeWeightedMoments(0, Infinity)).toThrow("level must be finite");
    expect(() => staircase().set(20, NaN)).toThrow("level must be finite, got NaN");
  });

  it("refuse a mean over no time", () => {
    expect(() => new TimeWeightedMoments(3).mean).toThrow("no time has passed since 3 s");
  });
});
