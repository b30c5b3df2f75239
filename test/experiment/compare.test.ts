import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/experiment/compare.ts";
import type { LevelResult, PairedDifference } from "../../src/experiment/comparison.ts";
import type { Results } from "../../src/experiment/results.ts";
import { madeOf, madeResults } from "./made-results.ts";

const fifo = [4.12, 3.87, 4.45, 3.98, 4.21, 4.03, 3.76, 4.38]; // s
const sjf = [3.31, 3.02, 3.49, 3.2, 3.28, 3.3, 2.97, 3.42];
const lifo = [4.15, 3.85, 4.52, 3.95, 4.2, 4.1, 3.79, 4.36];

/** The results of the levels in the first setting, by level. */
function levelsOf(results: Results, block = 0): Record<string, LevelResult> {
  const { wait } = compare(results).blocks[block].measures;
  return Object.fromEntries(wait.map((result) => [result.level, result]));
}

function differenceOf(results: Results, level: string): PairedDifference {
  const { difference } = levelsOf(results)[level];
  if (difference === null) throw new Error(`no difference of ${level}`);
  return difference;
}

describe("the comparison of levels", () => {
  const three = madeOf({ fifo, sjf, lifo });

  // scipy.stats 1.17.1 ttest_1samp(sjf, 0).confidence_interval(0.95)
  it("estimates each level by SciPy's t interval", () => {
    const { estimate } = levelsOf(three).sjf;
    expect(estimate.value).toBeCloseTo(3.24875, 12);
    expect(estimate.low).toBeCloseTo(3.0981045906841684, 12);
    expect(estimate.high).toBeCloseTo(3.399395409315832, 12);
    expect(estimate).toMatchObject({ n: 8, method: "t", level: 0.95 });
  });

  // scipy.stats 1.17.1 ttest_rel(x, fifo): confidence_interval(0.95), pvalue
  it("gives SciPy's paired interval and p-value of the difference to the baseline", () => {
    const { estimate, pValue } = differenceOf(three, "lifo");
    expect(estimate.value).toBeCloseTo(0.015, 12);
    expect(estimate.low).toBeCloseTo(-0.01903275603689971, 12);
    expect(estimate.high).toBeCloseTo(0.04903275603689974, 12);
    expect(pValue).toBeCloseTo(0.33196466203253183, 12);
    expect(differenceOf(three, "sjf").pValue / 2.3638659123364646e-8).toBeCloseTo(1, 9);
  });

  // scipy.optimize.brentq on ttest_1samp(sjf - r * fifo, 0).pvalue - 0.05, minus 1
  it("gives the relative difference with the ends that SciPy's t-test of x − r y finds", () => {
    const { relative } = differenceOf(three, "sjf");
    expect(relative?.value).toBeCloseTo(-0.2076219512195122, 12);
    expect(relative?.low).toBeCloseTo(-0.2195979987218275, 11);
    expect(relative?.high).toBeCloseTo(-0.19527435295483075, 11);
  });

  // NumPy 2.4.6: mean(d) / std(d, ddof=1)
  it("gives Cohen's d of pairs", () => {
    expect(differenceOf(three, "sjf").effectSize).toBeCloseTo(-9.595765212155174, 10);
    expect(differenceOf(three, "lifo").effectSize).toBeCloseTo(0.36847776333039123, 10);
  });

  // statsmodels 0.15.0 multipletests([2.36e-8, 0.332], method="holm")
  it("corrects p-values as statsmodels' Holm, and marks what stays below 1 − confidence", () => {
    const [a, b] = ["sjf", "lifo"].map((level) => differenceOf(three, level));
    expect(a.correctedPValue / 4.727731824672929e-8).toBeCloseTo(1, 9);
    expect(b.correctedPValue).toBeCloseTo(0.33196466203253183, 12);
    expect([a.isSeparated, b.isSeparated]).toEqual([true, false]);
  });

  it("ranks levels that are not separated alike, the best first", () => {
    const { fifo, sjf, lifo } = levelsOf(three);
    expect([sjf.rank, fifo.rank, lifo.rank]).toEqual([1, 2, 2]);
  });

  it("takes the baseline and the confidence that are asked for", () => {
    const comparison = compare(three, { baseline: "lifo", level: 0.9 });
    expect(comparison).toMatchObject({ factor: "policy", baseline: "lifo", confidence: 0.9 });
    const [first, , last] = comparison.blocks[0].measures.wait;
    expect(first.difference?.estimate.value).toBeCloseTo(-0.015, 12);
    expect(last.difference).toBeNull();
    expect(first.estimate.level).toBe(0.9);
  });

  it("names known factors and levels where one is unknown", () => {
    expect(() => compare(three, { factor: "plan" })).toThrow(
      'compare: scenario "made" has the factors policy, got "plan"',
    );
    expect(() => compare(three, { baseline: "qaoa" })).toThrow(
      'baseline must be a level that was run, fifo, sjf, lifo, got "qaoa"',
    );
    expect(() => compare(three, { level: 95 })).toThrow("compare: level must be in (0, 1), got 95");
  });
});

describe("the comparison of equal values", () => {
  it("has intervals of width exactly 0 and no NaN", () => {
    const same = [0.1, 0.1, 0.1];
    const { a, b, c } = levelsOf(madeOf({ a: same, b: same, c: [0.3, 0.3, 0.3] }));
    expect(a.estimate).toMatchObject({ value: 0.1, low: 0.1, high: 0.1 });
    expect(b.difference).toMatchObject({
      estimate: { value: 0, low: 0, high: 0 },
      relative: { value: 0, low: 0, high: 0 },
      varianceSaved: { value: 0, low: 0, high: 0 },
      effectSize: 0,
      pValue: 1,
      isSeparated: false,
    });
    expect(c.difference?.relative?.low).toBe(c.difference?.relative?.high);
    expect(c.difference).toMatchObject({ pValue: 0, effectSize: null, isSeparated: true });
    expect([a.rank, b.rank, c.rank]).toEqual([1, 1, 3]);
  });

  it("sees no difference where values differ by rounding alone", () => {
    const { b } = levelsOf(madeOf({ a: [0.1 + 0.2, 0.3, 3], b: [0.3, 0.1 + 0.2, 3] }));
    expect(b.difference).toMatchObject({ estimate: { value: 0, low: 0, high: 0 }, pValue: 1 });
    expect(b.rank).toBe(1);
  });

  it("gives no relative difference where the baseline's mean may be 0", () => {
    expect(differenceOf(madeOf({ a: [-1, 1, 0.1], b: [1, 2, 3] }), "b").relative).toBeNull();
    expect(differenceOf(madeOf({ a: [0, 0, 0], b: [1, 2, 3] }), "b").relative).toBeNull();
  });

  it("keeps the sign of the difference where the baseline is negative", () => {
    const { relative } = differenceOf(madeOf({ a: [-10, -11, -9], b: [-5, -6, -4] }), "b");
    expect(relative?.value).toBeCloseTo(0.5, 12);
  });
});

describe("the comparison of incomplete runs", () => {
  const levels = { policy: ["a", "b"] };

  it("drops the pair of a failed cell, counts it, and keeps the other side's estimate", () => {
    const results = madeResults({
      levels,
      seeds: 4,
      run: ({ levels, replication }) =>
        levels.policy === "b" && replication === 2
          ? "no path to the edge"
          : { wait: replication + (levels.policy === "b" ? 10 : 0) },
    });
    const { a, b } = levelsOf(results);
    expect([a.estimate.n, b.estimate.n, b.difference?.estimate.n]).toEqual([4, 3, 3]);
    expect([a.failed, b.failed, b.difference?.unpaired]).toEqual([0, 1, 1]);
    expect(b.difference?.estimate).toMatchObject({ value: 10, low: 10, high: 10 });
  });

  it("leaves out levels with fewer than 2 replications and says which", () => {
    const results = madeResults({
      levels,
      sweep: { users: [1, 2] },
      seeds: 3,
      run: ({ levels, parameters, replication }) =>
        parameters.users === 2 && (levels.policy === "b" || replication > 0)
          ? null
          : { wait: replication },
    });
    const { blocks, omitted } = compare(results);
    expect(blocks.map(({ setting }) => setting)).toEqual([{ users: 1 }]);
    expect(omitted).toEqual([
      { setting: { users: 2 }, level: "a", replications: 1, failed: 0 },
      { setting: { users: 2 }, level: "b", replications: 0, failed: 0 },
    ]);
  });

  it("compares nothing with a baseline that is missing, and ranks the others", () => {
    const results = madeResults({
      levels: { policy: ["a", "b", "c"] },
      run: ({ levels, replication }) =>
        levels.policy === "a" ? "broken" : { wait: replication + (levels.policy === "b" ? 9 : 0) },
    });
    const { b, c } = levelsOf(results);
    expect([b.difference, c.difference]).toEqual([null, null]);
    expect([b.rank, c.rank]).toEqual([2, 1]);
  });

  it("refuses an interval from one replication", () => {
    expect(() => compare(madeOf({ a: [1], b: [2] }))).toThrow(
      'an interval needs at least 2 replications of a level, and no level has them: level "a" has ' +
        "1 finished and 0 failed cells; run with more seeds (--seeds)",
    );
  });
});

describe("the comparison of an antithetic design", () => {
  it("averages the twins first, and leaves out a twin whose other failed", () => {
    const results = madeResults({
      levels: { policy: ["a", "b"] },
      seeds: 8,
      antithetic: true,
      run: ({ levels, replication }) =>
        levels.policy === "b" && replication === 5
          ? "failed"
          : { wait: 10 + (replication % 2 === 0 ? 3 : -3) + 0.1 * Math.floor(replication / 2) },
    });
    const { a, b } = levelsOf(results);
    expect(a.estimate).toMatchObject({ n: 4, method: "antithetic t" });
    expect(a.estimate.value).toBeCloseTo(10.15, 12);
    expect(a.estimate.high - a.estimate.low).toBeLessThan(0.5); // 3 of every twin cancels
    expect(b.difference?.estimate).toMatchObject({ n: 3, method: "antithetic paired t" });
  });
});

describe("blocks", () => {
  const run = madeResults({
    levels: { policy: ["a", "b"], plan: ["systematic", "jittered"] },
    sweep: { users: [10, 100], "handoff.delay": [0.02] },
    seeds: 3,
    theory: ({ users }, { policy }) => policy === "a" ? { wait: Number(users) } : {},
    run: ({ parameters, replication }) => ({ wait: Number(parameters.users) + replication }),
  });

  it("stand for the settings of other factors and swept parameters, in the order of the design", () => {
    expect(compare(run).blocks.map(({ setting }) => setting)).toEqual([
      { plan: "systematic", users: 10, "handoff.delay": 0.02 },
      { plan: "jittered", users: 10, "handoff.delay": 0.02 },
      { plan: "systematic", users: 100, "handoff.delay": 0.02 },
      { plan: "jittered", users: 100, "handoff.delay": 0.02 },
    ]);
    expect(compare(run, { factor: "plan" }).blocks[1].setting).toEqual({
      policy: "b",
      users: 10,
      "handoff.delay": 0.02,
    });
  });

  it("carry the known values of the scenario", () => {
    const [, , { measures: { wait: [a, b] } }] = compare(run).blocks;
    expect([a.theory, b.theory]).toEqual([100, null]);
  });

  it("compare the factor that varied where only one did", () => {
    const results = madeResults({
      levels: { policy: ["a", "b"], plan: ["systematic", "jittered"] },
      vary: ["plan"],
      run: ({ replication }) => ({ wait: replication }),
    });
    expect(compare(results)).toMatchObject({ factor: "plan", baseline: "systematic" });
  });

  it("hold one level, named as the scenario, where there is no factor", () => {
    const { factor, blocks } = compare(
      madeResults({ name: "mm1", run: ({ replication }) => ({ wait: replication }) }),
    );
    expect(factor).toBeNull();
    expect(blocks[0].measures.wait).toMatchObject([{ level: "mm1", difference: null, rank: 1 }]);
  });

  it("rank by what is better: higher first, or not at all", () => {
    const ranksOf = (better: "higher" | "neither") =>
      compare(madeResults({
        levels: { policy: ["a", "b"] },
        measures: { served: { unit: "1", better, meaning: "share served" } },
        run: ({ levels, replication }) => ({
          served: levels.policy === "a" ? 0.5 : 0.6 + 0.001 * replication,
        }),
      })).blocks[0].measures.served.map(({ rank }) => rank);
    expect(ranksOf("higher")).toEqual([2, 1]);
    expect(ranksOf("neither")).toEqual([null, null]);
  });

  it("correct p-values over all settings of a measure", () => {
    const results = madeResults({
      levels: { policy: ["a", "b"] },
      sweep: { users: [1, 2, 3, 4] },
      run: ({ levels, replication, parameters }) => ({
        wait: replication +
          (levels.policy === "a" ? 0 : 1 + replication * Number(parameters.users)),
      }),
    });
    const differences = compare(results).blocks.map(({ measures }) => measures.wait[1].difference);
    const least = Math.min(...differences.map((d) => d?.pValue ?? NaN));
    expect(Math.min(...differences.map((d) => d?.correctedPValue ?? NaN))).toBeCloseTo(
      4 * least,
      12,
    );
  });
});

describe("ranks", () => {
  const sample = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });
  const samples = fc.array(sample, { minLength: 2, maxLength: 6 }).map((lists) =>
    Object.fromEntries(lists.map((list, i) => [`level${i}`, list]))
  );

  it("are a weak order: the k-th rank is 1 + the number of levels before it", () => {
    fc.assert(
      fc.property(samples, (made) => {
        const ranks = Object.values(levelsOf(madeOf(made))).map(({ rank }) => Number(rank));
        for (const rank of ranks) {
          expect(rank).toBe(1 + ranks.filter((other) => other < rank).length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("are never better for a worse mean", () => {
    fc.assert(
      fc.property(samples, (made) => {
        const levels = Object.values(levelsOf(madeOf(made)))
          .sort((a, b) => a.estimate.value - b.estimate.value || Number(a.rank) - Number(b.rank));
        const inOrder = levels.map(({ rank }) => Number(rank));
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });

  it("do not depend on the order of the levels", () => {
    fc.assert(
      fc.property(samples, (made) => {
        const turned = Object.fromEntries(Object.entries(made).reverse());
        const [there, back] = [made, turned].map((of) => levelsOf(madeOf(of)));
        for (const level of Object.keys(made)) expect(back[level].rank).toBe(there[level].rank);
      }),
      { numRuns: 100 },
    );
  });
});
