import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromRows,
  identity,
  matrix,
  multiply,
  multiplyVector,
  transpose,
} from "../../src/math/matrix.ts";
import { leastSquares, qr } from "../../src/math/qr.ts";
import { norm } from "../../src/math/vector.ts";
import { distance, epsilon, matrices, vectors } from "./arbitrary.ts";

const tall = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 6 }))
  .chain(([extra, n]) => matrices(n + extra, n));

describe("qr", () => {
  it("gives back A as Q R within 4mnε of its norm", () => {
    fc.assert(fc.property(tall, (A) => {
      const { orthogonal: Q, upper: R } = qr(A);
      const bound = 4 * A.rows * A.columns * epsilon * norm(A.data);
      expect(distance(multiply(Q, R), A)).toBeLessThanOrEqual(bound);
    }));
  });

  it("has orthonormal columns within 4mnε, whatever the rank of A", () => {
    fc.assert(fc.property(tall, fc.boolean(), (A, isSingular) => {
      if (isSingular) A.data.forEach((_, i) => A.data[i] = i % A.columns === 0 ? 0 : A.data[i]);
      const { orthogonal: Q } = qr(A);
      const gram = multiply(transpose(Q), Q); // (n, m) × (m, n) → (n, n)
      const bound = 4 * A.rows * A.columns * epsilon;
      expect(distance(gram, identity(A.columns))).toBeLessThanOrEqual(bound);
    }));
  });

  it("has orthonormal columns where the entries of A are subnormal", () => {
    const { orthogonal: Q } = qr(fromRows([[0, 5e-324], [0, 5e-324], [0, -5e-324]]));
    expect(distance(multiply(transpose(Q), Q), identity(2))).toBeLessThanOrEqual(6 * epsilon);
  });

  it("has zeros below the diagonal of R", () => {
    const { upper: R } = qr(fromRows([[1, 2], [3, 4], [5, 6]]));
    expect([R.rows, R.columns, R.data[2]]).toEqual([2, 2, 0]);
  });

  it("refuses fewer rows than columns", () => {
    expect(() => qr(matrix(1, 2))).toThrow(
      "qr: matrix must have as many rows as columns, got 1 × 2",
    );
  });
});

describe("leastSquares", () => {
  it("leaves a residual at right angles to every column, within 10mnε‖A‖(‖A‖‖x‖ + ‖b‖)", () => {
    const shifted = matrices(7, 3).map((A) => {
      for (let i = 0; i < 3; i++) A.data[i * 3 + i] += 4;
      return A;
    });
    fc.assert(fc.property(shifted, vectors(7), (A, b) => {
      const { solution: x, residualNorm } = leastSquares(A, b);
      const residual = multiplyVector(A, x).map((y, i) => b[i] - y);
      const size = norm(A.data);
      const bound = 10 * 7 * 3 * epsilon * (size * norm(x) + norm(b));
      expect(norm(multiplyVector(transpose(A), residual))).toBeLessThanOrEqual(bound * size);
      expect(Math.abs(norm(residual) - residualNorm)).toBeLessThanOrEqual(bound);
    }));
  });

  it("fits the Longley data to seven digits of NIST's certified values", () => {
    const { solution, residualNorm } = leastSquares(
      fromRows(longley.map((x) => [1, ...x.slice(1)])),
      longley.map((x) => x[0]),
    );
    solution.forEach((b, i) => expect(Math.abs(b / certified[i] - 1)).toBeLessThan(1e-7));
    expect(residualNorm / Math.sqrt(16 - 7)).toBeCloseTo(304.854073561965, 6);
  });

  it("refuses dependent columns, naming the first", () => {
    const A = fromRows([[1, 2, 3], [4, 5, 9], [7, 8, 15], [1, 1, 2]]);
    expect(() => leastSquares(A, [1, 2, 3, 4])).toThrow(
      "leastSquares: columns of 4 × 3 must be independent, but column 2 is a combination",
    );
  });

  it("refuses shapes that do not fit and entries that are not finite", () => {
    expect(() => leastSquares(matrix(1, 2), [1])).toThrow("leastSquares: matrix must have as many");
    expect(() => leastSquares(identity(2), [1])).toThrow(
      "leastSquares: right side of 2 × 2 must have 2 entries, got 1",
    );
    expect(() => leastSquares(fromRows([[NaN]]), [1])).toThrow("got NaN at (0, 0)");
  });
});

// NIST Statistical Reference Datasets, Longley (itl.nist.gov/div898/strd/lls/data/Longley.shtml):
// y, then x₁ … x₆; the condition number of the design is about 5·10⁹.
const longley = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];
const certified = [
  -3482258.63459582,
  15.0618722713733,
  -0.358191792925910e-1,
  -2.02022980381683,
  -1.03322686717359,
  -0.511041056535807e-1,
  1829.15146461355,
];
