import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { separations } from "../../src/experiment/separation.ts";
import { ranks } from "../../src/experiment/ranks.ts";
import { shareError } from "../stats/coverage-study.ts";

const sampleOf = (values: readonly number[]) => new Map(values.map((value, r) => [r, value]));

describe("separation of levels", () => {
  it("goes the way of the difference, and the other way round", () => {
    const low = sampleOf([1, 2, 3, 4]), high = sampleOf([11, 12.1, 13, 14.1]);
    const [order] = separations([[low, high]], 0.95);
    expect([order(0, 1), order(1, 0), order(0, 0)]).toEqual([-1, 1, 0]);
  });

  it("is not claimed for levels with fewer than 2 common replications", () => {
    const [order] = separations([[new Map([[0, 1], [1, 1]]), new Map([[1, 9], [2, 9]])]], 0.95);
    expect(order(0, 1)).toBe(0);
  });

  // Holm's bound is 5 %; six independent pairs would make 1 − (1 − 0.05/6)⁶ = 4.9 %
  it("is wrong in at most 5 % of 4,000 comparisons of 4 equal levels, within 4 standard errors", () => {
    const random = Random.named("separation/family");
    const comparisons = 4000;
    let alarms = 0;
    for (let c = 0; c < comparisons; c++) {
      const shared = Array.from({ length: 5 }, () => random.normal());
      const levels = Array.from(
        { length: 4 },
        () => sampleOf(shared.map((x) => x + random.normal())),
      );
      const [order] = separations([levels], 0.95);
      if (levels.some((_, i) => levels.some((_, j) => order(i, j) !== 0))) alarms++;
    }
    const share = alarms / comparisons;
    expect(share).toBeLessThan(0.05 + 4 * shareError(0.05, comparisons));
    expect(share).toBeGreaterThan(0.03);
  });
});

describe("ranks", () => {
  const names = ["a", "b", "c", "d"];

  it("give a chain of levels, told apart only at its ends, to the leader of each group", () => {
    const order = (i: number, j: number) => Math.abs(i - j) < 2 ? 0 : i < j ? -1 : 1;
    expect(ranks([1, 2, 3, 4], names, order, "lower")).toEqual([1, 1, 3, 3]);
    expect(ranks([1, 2, 3, 4], names, order, "higher")).toEqual([3, 3, 1, 1]);
  });

  it("are never better than that of a level with a better mean, however wide the interval", () => {
    const isWide = (i: number) => i === 3;
    const order = (i: number, j: number) => isWide(i) || isWide(j) ? 0 : i < j ? -1 : 1;
    expect(ranks([1, 2, 3, 4], names, order, "lower")).toEqual([1, 2, 3, 3]);
  });
});
