import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PointSequence, Random, scrambledSobol, sobol } from "../../../src/random/mod.ts";
import { moments } from "../goodness-of-fit.ts";

/** Whether the first 2^(a + b) points have one in each box of 2^−a by 2^−b of dimensions i and j. */
function fillsBoxes(points: PointSequence, i: number, j: number, a: number, b: number): boolean {
  const n = 2 ** (a + b);
  const boxes = new Set<number>();
  for (let k = 0; k < n; k++) {
    const x = points.at(k);
    boxes.add(Math.floor(x[i] * 2 ** a) * 2 ** b + Math.floor(x[j] * 2 ** b));
  }
  return boxes.size === n;
}

describe("sobol", () => {
  it("begins as scipy's", () => {
    // scipy 1.17.1, qmc.Sobol(d=128, scramble=False, bits=32).random(8)[:, :6]
    const expected = [
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ];
    const points = sobol({ dimensions: 6 });
    expect(expected.map((_, i) => Array.from(points.at(i)))).toEqual(expected);
  });

  it("is scipy's in all 128 dimensions of the first 1,024 points, by a hash", () => {
    // scipy 1.17.1: h = (31 h + ⌊1024 x⌋) mod 2³² over .random(1024), row by row
    const points = sobol({ dimensions: 128 });
    let hash = 0;
    for (let i = 0; i < 1024; i++) {
      for (const x of points.at(i)) hash = (Math.imul(hash, 31) + 1024 * x) >>> 0;
    }
    expect(hash).toBe(2112880640);
  });

  it("is scipy's at point 2²⁰ + 12345", () => {
    // scipy 1.17.1, .fast_forward(2**20 + 12345).random(1), dimensions 1, 2, 3, 11, 64, 128, × 2³²
    const x = sobol({ dimensions: 128 }).at(2 ** 20 + 12345);
    expect([0, 1, 2, 10, 63, 127].map((j) => x[j] * 2 ** 32)).toEqual([
      2752780288,
      2822535168,
      2230614016,
      863057920,
      1078331392,
      3085015040,
    ]);
  });

  it("has one of each 256 points in each of 256 intervals, in all dimensions and any block", () => {
    const points = sobol({ dimensions: 128 });
    for (const block of [0, 1, 77]) {
      const seen = new Set<number>();
      for (let i = 0; i < 256; i++) {
        points.at(256 * block + i).forEach((x, j) => seen.add(256 * j + Math.floor(256 * x)));
      }
      expect(seen.size).toBe(128 * 256);
    }
  });

  it("has one of 1,024 points in each elementary box of the first two dimensions", () => {
    const points = sobol({ dimensions: 2 });
    for (let a = 0; a <= 10; a++) expect(fillsBoxes(points, 0, 1, a, 10 - a)).toBe(true);
  });

  it("writes into the array it is given", () => {
    const point = new Float64Array(2);
    expect(sobol({ dimensions: 2 }).at(1, point)).toBe(point);
    expect(Array.from(point)).toEqual([0.5, 0.5]);
  });

  it("refuses dimensions outside 1 … 128 and an index outside 0 … 2³² − 1", () => {
    expect(() => sobol({ dimensions: 129 })).toThrow(
      "sobol: dimensions must be a whole number in [1, 128], got 129",
    );
    expect(() => sobol({ dimensions: 1 }).at(-1)).toThrow("sobol.at: index must be a whole number");
  });
});

describe("scrambledSobol", () => {
  it("keeps one point in each elementary box, under any key", () => {
    for (let seed = 0; seed < 5; seed++) {
      const points = scrambledSobol({ dimensions: 2 }, Random.named(`scramble/${seed}`));
      for (let a = 0; a <= 8; a++) expect(fillsBoxes(points, 0, 1, a, 8 - a)).toBe(true);
    }
  });

  it("keeps one of 256 points in each of 256 intervals of all 128 dimensions", () => {
    const points = scrambledSobol({ dimensions: 128 }, Random.named("scramble/128"));
    const seen = new Set<number>();
    for (let i = 0; i < 256; i++) {
      points.at(i).forEach((x, j) => seen.add(256 * j + Math.floor(256 * x)));
    }
    expect(seen.size).toBe(128 * 256);
  });

  it("lies inside the cube", () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 0, max: 0xffffffff }), (seed, index) => {
      const points = scrambledSobol({ dimensions: 3 }, Random.named(`inside/${seed}`));
      expect(points.at(index).every((x) => x > 0 && x < 1)).toBe(true);
    }));
  });

  // f(x) = exp(x₁ + x₂ + x₃ + x₄), whose mean is (e − 1)⁴ and mean square ((e² − 1)/2)⁴
  const mean = (Math.E - 1) ** 4;
  const variance = ((Math.E ** 2 - 1) / 2) ** 4 - mean ** 2;
  const estimates = (n: number): Float64Array =>
    Float64Array.from({ length: 100 }, (_, copy) => {
      const points = scrambledSobol({ dimensions: 4 }, Random.named(`integral/${n}/${copy}`));
      let sum = 0;
      for (let i = 0; i < n; i++) sum += Math.exp(points.at(i).reduce((s, x) => s + x, 0));
      return sum / n;
    });

  it("estimates an integral without bias, within 5 standard errors of 100 copies", () => {
    const sample = moments(estimates(64));
    expect(Math.abs(sample.mean - mean)).toBeLessThan(5 * sample.meanError);
  });

  it("has a variance that falls at least as n^(−2), where Monte Carlo's falls as 1/n", () => {
    // theory: n^(−3) but for logarithms, Owen 1997; the ratio of two variances of 100 copies has a
    // standard error of some 20 %, and 16² is far below both
    const few = moments(estimates(64)).variance;
    const many = moments(estimates(1024)).variance;
    expect(few / many).toBeGreaterThan(16 ** 2);
  });

  it("has less than 1/1000 of Monte Carlo's variance at 1,024 points in 4 dimensions", () => {
    expect(moments(estimates(1024)).variance).toBeLessThan(variance / 1024 / 1000);
  });
});
