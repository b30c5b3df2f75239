import { describe, expect, it } from "vitest";
import { blockLength } from "../../src/stats/block-length.ts";

/**
 * A first-order autoregression that any language can repeat: sums of twelve numbers of Park and
 * Miller's generator 48271.
 */
function repeatable(n: number, phi: number): number[] {
  let state = 42, x = 0;
  return Array.from({ length: n }, () => {
    let noise = -6;
    for (let j = 0; j < 12; j++) {
      state = (state * 48271) % 2147483647;
      noise += state / 2147483647;
    }
    x = phi * x + noise;
    return x;
  });
}

// arch 8.0.0 (Python) bootstrap.optimal_block_length(series), columns stationary and circular
describe("the automatic block length agrees with arch", () => {
  it("for φ = 0.7, n = 500", () => {
    expect(blockLength(repeatable(500, 0.7), "stationary")).toBeCloseTo(11.57670129695942, 9);
    expect(blockLength(repeatable(500, 0.7))).toBeCloseTo(13.252014856415078, 9);
  });

  it("for φ = 0.3, n = 1000", () => {
    expect(blockLength(repeatable(1000, 0.3), "stationary")).toBeCloseTo(8.103426606296624, 9);
    expect(blockLength(repeatable(1000, 0.3))).toBeCloseTo(9.276107849713355, 9);
  });

  it("for φ = −0.5, n = 400", () => {
    expect(blockLength(repeatable(400, -0.5), "stationary")).toBeCloseTo(7.595683291475673, 9);
    expect(blockLength(repeatable(400, -0.5))).toBeCloseTo(8.694886845676574, 9);
  });
});

describe("the automatic block length", () => {
  it("is at most min(3√n, n/3)", () => {
    const noise = repeatable(201, 0);
    const differenced = noise.slice(1).map((x, i) => x - noise[i]); // g is near 0, and l would be beyond all bounds
    expect(blockLength(differenced)).toBe(Math.ceil(3 * Math.sqrt(200)));
  });

  it("refuses short and constant series", () => {
    expect(() => blockLength([1, 2, 3])).toThrow("blockLength: needs at least 10 values, got 3");
    expect(() => blockLength(new Float64Array(20))).toThrow(
      "values must not all be equal, got 0 throughout",
    );
  });
});
