import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutation, Random, shuffle } from "../../src/random/mod.ts";
import { uniformity } from "./goodness-of-fit.ts";

describe("shuffle", () => {
  it("keeps the items, in place", () => {
    fc.assert(fc.property(fc.array(fc.integer()), (items) => {
      const shuffled = items.slice();
      expect(shuffle(shuffled, Random.named("shuffle"))).toBe(shuffled);
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
    }));
  });

  it("makes each of the 24 orders of four items equally likely, by chi-square at 10⁵", () => {
    const random = Random.named("shuffle/orders");
    const ranks = new Map<string, number>();
    const draw = (): number => {
      const order = shuffle(["a", "b", "c", "d"], random).join("");
      if (!ranks.has(order)) ranks.set(order, ranks.size);
      return ranks.get(order) ?? NaN;
    };
    expect(uniformity(draw, 24, 100_000)).toBeGreaterThan(1e-4);
    expect(ranks.size).toBe(24);
  });
});

describe("permutation", () => {
  it("holds each of 0 … n − 1 once", () => {
    fc.assert(fc.property(fc.nat(200), (n) => {
      const sorted = permutation(n, Random.named("permutation")).sort();
      expect(Array.from(sorted)).toEqual(Array.from({ length: n }, (_, i) => i));
    }));
  });

  it("puts each number at each place equally often, by chi-square at 10⁵", () => {
    const random = Random.named("permutation/places");
    expect(uniformity(() => permutation(10, random)[7], 10, 100_000)).toBeGreaterThan(1e-4);
  });

  it("refuses what is no whole number of at least 0", () => {
    expect(() => permutation(-1, Random.named("a"))).toThrow(
      "permutation: n must be a whole number in [0, 4294967295], got -1",
    );
  });
});
