import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  greedyChoice,
  informationAbout,
  jointEntropy,
  type SetValue,
} from "../../../src/stats/information/greedy-choice.ts";
import {
  contingencyTable,
  plugInMutualInformation,
} from "../../../src/stats/information/mutual-information.ts";

/** The best set of k by trying all. */
function bruteForce(candidates: number, k: number, value: SetValue): number {
  let best = -Infinity;
  const extend = (chosen: number[], from: number) => {
    if (chosen.length === k) best = Math.max(best, value(chosen));
    else for (let c = from; c < candidates; c++) extend([...chosen, c], c + 1);
  };
  extend([], 0);
  return best;
}

const bound = (k: number) => 1 - (1 - 1 / k) ** k; // ≥ 1 − 1/e

/** Columns of labels, which as an empirical law are a law: the joint entropy of sets of them is submodular. */
const anyColumns = fc.integer({ min: 2, max: 30 }).chain((n) =>
  fc.array(fc.array(fc.nat(2), { minLength: n, maxLength: n }), { minLength: 5, maxLength: 7 })
);

/**
 * A target of 3 values and 5 columns that are independent given the target, exactly so: each column has two equally likely labels for each
 * target value, and all 2⁵ combinations occur.
 */
const conditionallyIndependent = fc
  .array(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 3, maxLength: 3 }), {
    minLength: 5,
    maxLength: 5,
  })
  .map((labels) => {
    const target: number[] = [];
    const columns: number[][] = labels.map(() => []);
    for (let y = 0; y < 3; y++) {
      for (let combination = 0; combination < 2 ** labels.length; combination++) {
        target.push(y);
        labels.forEach((pairs, c) => columns[c].push(pairs[y][(combination >> c) & 1]));
      }
    }
    return { target, columns };
  });

describe("greedyChoice", () => {
  it("reaches 1 − (1 − 1/k)^k of the best joint entropy, on any data", () => {
    fc.assert(
      fc.property(anyColumns, fc.integer({ min: 1, max: 4 }), (columns, k) => {
        const value = jointEntropy(columns);
        const greedy = greedyChoice(columns.length, k, value).values[k - 1];
        expect(greedy).toBeGreaterThanOrEqual(
          bound(k) * bruteForce(columns.length, k, value) - 1e-12,
        );
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it("reaches 1 − (1 − 1/k)^k of the best information about a target, where columns are independent given it", () => {
    fc.assert(
      fc.property(
        conditionallyIndependent,
        fc.integer({ min: 1, max: 3 }),
        ({ target, columns }, k) => {
          const value = informationAbout(target, columns);
          const greedy = greedyChoice(5, k, value).values[k - 1];
          expect(greedy).toBeGreaterThanOrEqual(bound(k) * bruteForce(5, k, value) - 1e-12);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it("has no promise where columns only tell together: of an exclusive-or it finds nothing first", () => {
    const a = [0, 0, 1, 1], b = [0, 1, 0, 1], constant = [0, 0, 0, 0];
    const target = a.map((bit, i) => bit ^ b[i]);
    const value = informationAbout(target, [constant, a, b]);
    const { chosen, values } = greedyChoice(3, 2, value);
    expect(chosen[0]).toBe(0); // all are worth 0 alone, and the lower index wins
    expect(values[1]).toBeCloseTo(0, 12);
    expect(bruteForce(3, 2, value)).toBeCloseTo(1, 12);
  });

  it("takes the best first and gains less and less", () => {
    const columns = [[0, 0, 0, 1], [0, 1, 2, 3], [0, 0, 1, 1]];
    const { chosen, values } = greedyChoice(3, 3, jointEntropy(columns));
    expect(chosen).toEqual([1, 0, 2]);
    expect(values).toEqual([2, 2, 2]);
  });

  it("chooses nothing when asked for nothing", () => {
    expect(greedyChoice(3, 0, () => 1)).toEqual({ chosen: [], values: [] });
  });

  it("refuses impossible sizes and a worth of NaN", () => {
    expect(() => greedyChoice(2, 3, () => 1)).toThrow("whole number in [0, 2], got 3");
    expect(() => greedyChoice(-1, 0, () => 1)).toThrow("candidates must be a whole number ≥ 0");
    expect(() => greedyChoice(2, 1, () => NaN)).toThrow("value of [0] is NaN");
  });
});

describe("informationAbout", () => {
  it("is the mutual information of one column, and 0 of none", () => {
    const target = [0, 1, 1, 0, 2], column = [1, 1, 0, 1, 0];
    const value = informationAbout(target, [column]);
    const table = contingencyTable(target, column);
    expect(value([0])).toBeCloseTo(plugInMutualInformation(table), 12);
    expect(value([])).toBe(0);
  });

  it("refuses columns of two lengths", () => {
    expect(() => informationAbout([0, 1], [[0]])).toThrow("got 2 and 1");
  });
});
