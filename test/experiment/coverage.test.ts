import { describe, expect, it } from "vitest";
import { exp } from "../../src/math/mod.ts";
import { Random } from "../../src/random/mod.ts";
import { contains } from "../../src/stats/mod.ts";
import { compare } from "../../src/experiment/compare.ts";
import type { Block } from "../../src/experiment/comparison.ts";
import { madeResults } from "./made-results.ts";

/** One replication's value of two levels that met the same random numbers. */
type DrawPair = (random: Random) => readonly [baseline: number, level: number];

const settings = 10; // a comparison: independent of each other, so each is a trial

/** A comparison of two levels in ten settings, from n pairs each. */
function compared(n: number, draw: DrawPair, random: Random): readonly Block[] {
  const drawn = Array.from({ length: settings * n }, () => draw(random));
  return compare(madeResults({
    levels: { policy: ["a", "b"] },
    sweep: { setting: Array.from({ length: settings }, (_, k) => k) },
    seeds: n,
    run: ({ levels, parameters, replication }) => {
      const [a, b] = drawn[Number(parameters.setting) * n + replication];
      return { wait: levels.policy === "a" ? a : b };
    },
  })).blocks;
}

interface Shares {
  readonly mean: number;
  readonly difference: number;
  /** Of those trials in which the baseline is told from 0. */
  readonly relative: number;
}

/** The shares of intervals that contain the truth, over trials of n pairs each. */
function coverages(n: number, draw: DrawPair, truth: Shares, trials: number): Shares {
  const random = Random.named(`comparison/coverage/${n}`);
  const hits: Record<keyof Shares, boolean[]> = { mean: [], difference: [], relative: [] };
  for (let t = 0; t < trials / settings; t++) {
    for (const { measures: { wait: [, { estimate, difference }] } } of compared(n, draw, random)) {
      if (difference === null) throw new Error("no difference");
      hits.mean.push(contains(estimate, truth.mean));
      hits.difference.push(contains(difference.estimate, truth.difference));
      if (difference.relative === null) continue;
      hits.relative.push(contains(difference.relative, truth.relative));
    }
  }
  const share = (of: boolean[]) => of.filter(Boolean).length / of.length;
  const { mean, difference, relative } = hits;
  return { mean: share(mean), difference: share(difference), relative: share(relative) };
}

/** Normal, with correlation 0.8: the shared part has 4 times the variance of each own part. */
const correlated: DrawPair = (random) => {
  const shared = 2 * random.normal();
  return [20 + shared + random.normal(), 22 + shared + random.normal()];
};

/** Exponential with means 1 and 1.5, the second a mixture of the first's draw and its own. */
const skewed: DrawPair = (random) => {
  const shared = random.exponential();
  return [shared, 1.5 * (random.uniform() < 0.7 ? shared : random.exponential())];
};

// the standard error of a share of 95 % over 20,000 trials is 0.15 points
describe("95 % intervals of the comparison cover in 94 to 96 % of 20,000 trials", () => {
  const truth = { mean: 22, difference: 2, relative: 0.1 };

  it("with 5 correlated pairs: estimate, paired difference, relative difference", () => {
    for (const share of Object.values(coverages(5, correlated, truth, 20_000))) {
      expect(share).toBeGreaterThan(0.94);
      expect(share).toBeLessThan(0.96);
    }
  });

  it("with 20 correlated pairs: estimate, paired difference, relative difference", () => {
    for (const share of Object.values(coverages(20, correlated, truth, 20_000))) {
      expect(share).toBeGreaterThan(0.94);
      expect(share).toBeLessThan(0.96);
    }
  });
});

// What t intervals are worth for replications as skewed as the exponential law: 88 % of the means at
// n = 5, 92 % at n = 20. A replication of a simulation is usually a mean over many events, and
// nearer to normal; where it is not, more replications help, and a smaller level does not.
describe("95 % intervals of exponential replications fall short", () => {
  const truth = { mean: 1.5, difference: 0.5, relative: 0.5 };

  it("at 5 pairs: the mean covers in 87 to 89.5 %", () => {
    const { mean } = coverages(5, skewed, truth, 10_000);
    expect(mean).toBeGreaterThan(0.87);
    expect(mean).toBeLessThan(0.895);
  });

  it("at 20 pairs: the mean covers in 91 to 93.5 %, differences in at least 92 %", () => {
    const { mean, difference, relative } = coverages(20, skewed, truth, 5_000);
    expect(mean).toBeGreaterThan(0.91);
    expect(mean).toBeLessThan(0.935);
    expect(Math.min(difference, relative)).toBeGreaterThan(0.92);
  });

  it("at 20 pairs of lognormal replications with σ = ½: all cover in at least 92.5 %", () => {
    const draw: DrawPair = (random) => {
      const shared = random.normal();
      const [a, b] = [random.normal(), random.normal()];
      return [exp(0.5 * (0.8 * shared + 0.6 * a)), 2 * exp(0.5 * (0.8 * shared + 0.6 * b))];
    };
    const mean = exp(0.125);
    const shares = coverages(20, draw, { mean: 2 * mean, difference: mean, relative: 1 }, 5_000);
    expect(Math.min(...Object.values(shares))).toBeGreaterThan(0.925);
  });
});

describe("the family-wise error after Holm's correction", () => {
  // of 10 independent settings: 1 − (1 − 0.05/10)¹⁰ = 4.9 %; standard error 0.34 points
  it("is 4 to 6 %: any of 10 settings is separated, where levels do not differ in truth", () => {
    const random = Random.named("comparison/family");
    const families = 4000;
    let alarms = 0;
    for (let t = 0; t < families; t++) {
      const blocks = compared(5, (r) => {
        const shared = r.normal();
        return [shared + r.normal(), shared + r.normal()];
      }, random);
      if (blocks.some(({ measures: { wait: [, b] } }) => b.difference?.isSeparated)) alarms++;
    }
    expect(alarms / families).toBeGreaterThan(0.04);
    expect(alarms / families).toBeLessThan(0.06);
  });
});
