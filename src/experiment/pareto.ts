/**
 * The Pareto front of two measures: the levels that no other beats in both.
 *
 * Level a dominates b where its means are at least as good in both measures and better in one. The
 * means are uncertain, so a level off the front is either `dominated`, where some level is separated
 * from it as better in both measures, or `open`, where none is. The test of a pair rejects "not better
 * in the first or not in the second" where both paired t-tests reject (an intersection-union test: the
 * larger p-value counts, and needs no correction for being of two); Holm's correction is over all pairs
 * of levels in all settings. A measure in which two levels are equal in every replication counts as
 * proved not worse.
 *
 * Berger, Technometrics 24(4):295–300, 1982 (intersection-union tests).
 */
import { holm, Moments } from "../stats/mod.ts";
import type { Setting } from "./comparison.ts";
import type { Results } from "./results.ts";
import { factorOf } from "./compare.ts";
import { paired, samplesOf } from "./samples.ts";
import { pairsOf, type Sample } from "./separation.ts";
import { measureOf } from "./win-loss.ts";

export interface ParetoOptions {
  /** The factor whose levels are compared; the first that varied by default. */
  readonly factor?: string;
  /** Confidence level of all dominations together, 0.95 by default. */
  readonly level?: number;
}

export interface ParetoPoint {
  readonly level: string;
  /** Mean of the first and of the second measure, in their units. */
  readonly means: readonly [number, number];
  /** `front`: no level's means dominate it; `dominated`: one does, and is separated; else `open`. */
  readonly status: "front" | "open" | "dominated";
}

export interface ParetoBlock {
  readonly setting: Setting;
  /** Levels in the order of the scenario. */
  readonly points: readonly ParetoPoint[];
}

/**
 * The front in every setting. Levels with fewer than 2 replications are left out. Throws a RangeError
 * for an unknown factor or measure, one of which neither direction is better, and a measure named twice.
 */
export function pareto(
  results: Results,
  measures: readonly [string, string],
  options: ParetoOptions = {},
): ParetoBlock[] {
  const { level: confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`pareto: level must be in (0, 1), got ${confidence}`);
  }
  if (measures[0] === measures[1]) {
    throw new RangeError(`pareto: measures must differ, got "${measures[0]}" twice`);
  }
  const signs = measures.map((name) => {
    const { better } = results.scenario.measures[measureOf("pareto", results, name)];
    return better === "lower" ? -1 : 1;
  });
  const blocks = samplesOf(results, factorOf("pareto", results, options.factor)).map((block) => {
    const levels = block.levels.filter(({ count }) => count >= 2);
    const samples = measures.map((name) => levels.map((level) => level.measures[name]));
    const means = levels.map((_, i) => samples.map((sample) => meanOf(sample[i])));
    return { setting: block.setting, levels, means, pairs: dominations(samples, signs) };
  }).filter(({ levels }) => levels.length > 0);
  const corrected = holm(blocks.flatMap(({ pairs }) => pairs.map(({ pValue }) => pValue)));

  let next = 0;
  return blocks.map(({ setting, levels, means, pairs }) => {
    const separated = new Set(
      pairs.filter(() => corrected[next++] < 1 - confidence).map(({ worse }) => worse),
    );
    const isDominated = (i: number) => means.some((other) => dominates(other, means[i], signs));
    return {
      setting,
      points: levels.map(({ level }, i) => ({
        level,
        means: means[i] as [number, number],
        status: !isDominated(i) ? "front" : separated.has(i) ? "dominated" : "open",
      })),
    };
  });
}

interface Domination {
  readonly worse: number;
  readonly pValue: number;
}

/** Pairs of levels one of which the means put before the other in both measures. */
function dominations(
  samples: readonly (readonly Sample[])[],
  signs: readonly number[],
): Domination[] {
  const [first, second] = samples.map(pairsOf);
  return first.map((pair, k) => {
    const tests = [pair, second[k]].map(({ difference, pValue }, m) => {
      const isEqual = areEqual(samples[m][pair.first], samples[m][pair.second]);
      return { way: signs[m] * Math.sign(difference), isEqual, pValue: isEqual ? 0 : pValue };
    });
    const ways = tests.filter(({ isEqual }) => !isEqual).map(({ way }) => way);
    const isClear = ways.length > 0 && ways.every((way) => way === ways[0] && way !== 0);
    return {
      worse: ways[0] > 0 ? pair.second : pair.first,
      pValue: isClear ? Math.max(...tests.map(({ pValue }) => pValue)) : 1,
    };
  });
}

function areEqual(first: Sample, second: Sample): boolean {
  const { x, y } = paired(first, second);
  return x.length >= 2 && x.every((xi, i) => xi === y[i]);
}

function dominates(a: readonly number[], b: readonly number[], signs: readonly number[]): boolean {
  const gains = signs.map((sign, m) => sign * (a[m] - b[m]));
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

function meanOf(sample: Sample): number {
  return Moments.of([...sample.values()]).mean;
}
