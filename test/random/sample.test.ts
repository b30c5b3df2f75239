import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Random,
  sampleWithoutReplacement,
  weightedSampleWithoutReplacement,
} from "../../src/random/mod.ts";
import { chiSquare, uniformity } from "./goodness-of-fit.ts";

describe("sampleWithoutReplacement", () => {
  it("gives k different numbers of {0, …, n − 1}, ascending", () => {
    fc.assert(fc.property(fc.nat(50), fc.nat(50), (k, more) => {
      const sample = sampleWithoutReplacement(k + more, k, Random.named("sample"));
      expect(sample).toHaveLength(k);
      expect(sample.every((x, i) => x < k + more && (i === 0 || x > sample[i - 1]))).toBe(true);
    }));
  });

  it("makes each of the 20 triples out of 6 equally likely, by chi-square at 10⁵", () => {
    const random = Random.named("sample/triples");
    const ranks = new Map<string, number>();
    const draw = (): number => {
      const triple = sampleWithoutReplacement(6, 3, random).join("");
      if (!ranks.has(triple)) ranks.set(triple, ranks.size);
      return ranks.get(triple) ?? NaN;
    };
    expect(uniformity(draw, 20, 100_000)).toBeGreaterThan(1e-4);
    expect(ranks.size).toBe(20);
  });

  it("needs memory for the sample only", () => {
    expect(sampleWithoutReplacement(0xffffffff, 5, Random.named("wide"))).toHaveLength(5);
  });

  it("refuses more than there are", () => {
    expect(() => sampleWithoutReplacement(3, 4, Random.named("a"))).toThrow(
      "sampleWithoutReplacement: k must be a whole number in [0, 3], got 4",
    );
  });
});

describe("weightedSampleWithoutReplacement", () => {
  const weights = [1, 2, 0, 5];

  it("draws each ordered pair with its chance, by chi-square at 10⁵", () => {
    // P(i, then j) = wᵢ/Σw · wⱼ/(Σw − wᵢ)
    const masses = weights.flatMap((wi, i) =>
      weights.map((wj, j) => (i === j ? 0 : (wi / 8) * (wj / (8 - wi))))
    );
    const random = Random.named("weighted");
    const counts = new Float64Array(16);
    for (let draw = 0; draw < 100_000; draw++) {
      const [i, j] = weightedSampleWithoutReplacement(weights, 2, random);
      counts[4 * i + j] += 1;
    }
    expect(chiSquare(counts, masses, 100_000)).toBeGreaterThan(1e-4);
  });

  it("refuses to draw more than have a weight above 0", () => {
    expect(() => weightedSampleWithoutReplacement(weights, 4, Random.named("a"))).toThrow(
      "weightedSampleWithoutReplacement: k must be a whole number in [0, 3], got 4",
    );
  });

  it("refuses a negative weight", () => {
    expect(() => weightedSampleWithoutReplacement([1, -1], 1, Random.named("a"))).toThrow(
      "weights must be ≥ 0 and finite, got -1",
    );
  });
});
