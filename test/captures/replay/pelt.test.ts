import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changePoints } from "../../../src/captures/replay/pelt.ts";
import { Random } from "../../../src/random/mod.ts";

const random = Random.named("pelt");
/** Means, each for so many entries, with normal noise of standard deviation 1. */
function noisy(stretches: [length: number, mean: number][]): Float64Array {
  return Float64Array.from(
    stretches.flatMap(([length, mean]) => Array.from({ length }, () => mean + random.normal())),
  );
}

/** F(n) of the cut, and its least over all cuts by dynamic programming without pruning. */
function costs(x: Float64Array, cut: number[], penalty: number, shortest: number) {
  let noise = 0;
  for (let i = 1; i < x.length; i++) noise += (x[i] - x[i - 1]) ** 2 / (2 * (x.length - 1));
  const cost = (s: number, t: number) => {
    const part = x.subarray(s, t);
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    return part.reduce((total, v) => total + (v - mean) ** 2, 0) / noise;
  };
  const edges = [0, ...cut, x.length];
  const found = cut.length * penalty +
    edges.slice(1).reduce((total, t, k) => total + cost(edges[k], t), 0);
  const best = [-penalty];
  for (let t = 1; t <= x.length; t++) {
    best[t] = Infinity;
    for (let s = 0; s <= t - shortest; s++) {
      best[t] = Math.min(best[t], best[s] + cost(s, t) + penalty);
    }
  }
  return { found, least: best[x.length] };
}

describe("changePoints", () => {
  it("finds the cut of least cost among all cuts", () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 30 });
    const series = values.filter((v) => new Set(v).size > 1).map((v) => Float64Array.from(v));
    const penalty = fc.double({ min: 0.1, max: 5, noNaN: true });
    fc.assert(
      fc.property(series, penalty, fc.integer({ min: 1, max: 4 }), (x, beta, shortest) => {
        const cut = changePoints([x], { penalty: beta, shortest });
        const { found, least } = costs(x, cut, beta, shortest);
        expect(Math.abs(found - least)).toBeLessThan(1e-9 * (1 + Math.abs(least)));
        const edges = [0, ...cut, x.length];
        for (let k = 1; k < edges.length; k++) {
          expect(edges[k] - edges[k - 1]).toBeGreaterThanOrEqual(shortest);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds planted changes of four standard deviations within one entry", () => {
    const found = changePoints([noisy([[100, 0], [80, 4], [120, -1]])]);
    expect(found).toHaveLength(2);
    expect(Math.abs(found[0] - 100)).toBeLessThanOrEqual(1);
    expect(Math.abs(found[1] - 180)).toBeLessThanOrEqual(1);
  });

  it("finds a change of 0.8 standard deviations when ten series share it", () => {
    const series = Array.from({ length: 10 }, () => noisy([[100, 0], [100, 0.8]]));
    expect(changePoints([series[0]])).not.toHaveLength(0);
    const [change] = changePoints(series);
    expect(changePoints(series)).toHaveLength(1);
    expect(Math.abs(change - 100)).toBeLessThanOrEqual(2);
  });

  // BIC keeps a false change below a few per cent: 200 series of pure noise
  it("finds no change in nearly all series of noise", () => {
    const falls = Array.from({ length: 200 }, () => changePoints([noisy([[200, 0]])]).length > 0);
    expect(falls.filter(Boolean).length).toBeLessThan(20);
  });

  it("does not depend on the scale of a series, and ignores constant ones", () => {
    const x = noisy([[50, 0], [50, 5]]);
    const expected = changePoints([x]);
    expect(changePoints([x.map((v) => 1e9 * v + 1e12)])).toEqual(expected);
    expect(changePoints([x, new Float64Array(100).fill(7)])).toEqual(expected);
    expect(changePoints([new Float64Array(100)])).toEqual([]);
    expect(changePoints([])).toEqual([]);
  });

  it("refuses series that do not fit together", () => {
    expect(() => changePoints([new Float64Array(3), new Float64Array(4)])).toThrow(RangeError);
    expect(() => changePoints([Float64Array.of(1, NaN)])).toThrow("finite numbers");
    expect(() => changePoints([Float64Array.of(1, 2)], { shortest: 0 })).toThrow("shortest");
    expect(() => changePoints([Float64Array.of(1, 2)], { penalty: -1 })).toThrow("penalty");
  });
});
