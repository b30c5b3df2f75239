import { describe, expect, it } from "vitest";
import { keyedUniform, placeWithin } from "../../../src/fleet/service/keyed-uniform.ts";
import { chiSquareGoodnessOfFit } from "../../../src/stats/mod.ts";

const n = 200_000, bins = 64;

/** p-value of "uniform on (0, 1)", and of "pairs of neighbours are uniform on the square". */
function pValues(number: (i: number) => number): number[] {
  const single = new Float64Array(bins), pair = new Float64Array(bins);
  for (let i = 0; i < n; i++) {
    const u = number(i), v = number(i + 1);
    single[Math.floor(bins * u)]++;
    pair[8 * Math.floor(8 * u) + Math.floor(8 * v)]++;
  }
  const even = new Float64Array(bins).fill(n / bins);
  return [single, pair].map((counts) => chiSquareGoodnessOfFit(counts, even).pValue);
}

describe("keyed uniform numbers", () => {
  const rows: [string, (i: number) => number][] = [
    ["places of one seed", (i) => keyedUniform(12345, i)],
    ["seeds at one place", (i) => keyedUniform(i, 7)],
    ["places within places", (i) => keyedUniform(99, placeWithin(placeWithin(0, i), 3))],
  ];
  for (const [name, number] of rows) {
    it(`${name}: single numbers and pairs are uniform (chi-square, p > 0.001)`, () => {
      for (const p of pValues(number)) expect(p).toBeGreaterThan(0.001);
    });
  }

  it("are the same for the same seed and place, whenever asked", () => {
    expect(keyedUniform(1, 2)).toBe(keyedUniform(1, 2));
    expect(keyedUniform(1, 2)).not.toBe(keyedUniform(2, 1));
  });
});
