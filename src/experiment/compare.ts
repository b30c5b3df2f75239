/**
 * Levels side by side: estimates, paired differences, ranks.
 *
 * In every setting of the other factors and swept parameters, for every measure:
 *
 * - the mean over replications with Student's t interval. What a cell returns is one value a
 *   replication, also where it is a quantile: so the interval of a measure `latencyP95` is that of
 *   the mean, over replications, of one replication's 95th percentile, and needs no law for
 *   quantiles;
 * - the difference to the baseline, replication by replication on common random numbers, with the
 *   paired t interval; the same relative to the baseline's mean, with Fieller's interval;
 * - Cohen's d of pairs, the p-value of the paired t-test, and Holm's correction of it over all
 *   levels and settings of the measure;
 * - ranks, with ties where levels are not separated (ranks.ts);
 * - the share of variance that common random numbers saved.
 *
 * A replication that failed on one side is left out of the pair and counted; what is estimated then
 * is the mean over replications that do not fail. Antithetic twins are averaged first (samples.ts). t intervals are exact for normal replications; for skewed ones they
 * fall short at small n (test/experiment/coverage.test.ts has numbers).
 *
 * Law, Simulation Modeling and Analysis, 5th ed., §10.2 and §11.2; Fieller, Journal of the Royal
 * Statistical Society B 16(2):175–185, 1954; Holm, Scandinavian Journal of Statistics 6(2):65–70,
 * 1979; Cohen, Statistical Power Analysis, 2nd ed., 1988, §2.3.5.
 */
import {
  contains,
  type Estimate,
  holm,
  meanInterval,
  Moments,
  pairedTest,
  ratioInterval,
  varianceSaved,
} from "../stats/mod.ts";
import type { Comparison, LevelResult, PairedDifference } from "./comparison.ts";
import type { Results } from "./results.ts";
import type { Measure } from "./scenario.ts";
import { ranks } from "./ranks.ts";
import { type BlockSamples, type LevelSamples, paired, samplesOf, settingText } from "./samples.ts";
import { separations } from "./separation.ts";

export interface CompareOptions {
  /** The factor compared; by default the first that varied, the scenario's first where none did. */
  readonly factor?: string;
  /** The level that the others are compared with; the factor's first level run by default. */
  readonly baseline?: string;
  /** Confidence level of all intervals, 0.95 by default. */
  readonly level?: number;
}

/**
 * Compares the levels of a factor. Levels with fewer than 2 replications in a setting have no
 * interval there: they are left out and listed in `omitted`.
 * Throws a RangeError for an unknown factor or baseline, a confidence level outside (0, 1), and where
 * no level has 2 replications.
 */
export function compare(results: Results, options: CompareOptions = {}): Comparison {
  const { level: confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`compare: level must be in (0, 1), got ${confidence}`);
  }
  const { scenario } = results;
  const factor = factorOf("compare", results, options.factor);
  const baseline = baselineOf(results, factor, options.baseline);
  const all = samplesOf(results, factor);
  const usable = all.map(({ setting, levels }) => ({
    setting,
    levels: levels.filter(({ count }) => count >= 2),
  })).filter(({ levels }) => levels.length > 0);
  if (usable.length === 0) throw tooFew(results, all);

  const measures: Readonly<Record<string, Measure>> = scenario.measures;
  const columns = Object.entries(measures).map(([name, measure]) =>
    [name, levelResults(results, usable, name, measure, { baseline, confidence })] as const
  );
  return {
    scenario: scenario.name,
    factor,
    baseline,
    confidence,
    blocks: usable.map(({ setting }, b) => ({
      setting,
      measures: Object.fromEntries(columns.map(([name, byBlock]) => [name, byBlock[b]])),
    })),
    omitted: all.flatMap(({ setting, levels }) =>
      levels.filter(({ count }) => count < 2)
        .map(({ level, count, failed }) => ({ setting, level, replications: count, failed }))
    ),
  };
}

/**
 * The factor asked for, else the first that varied. Throws a RangeError in the caller's name where
 * the scenario has no such factor.
 */
export function factorOf(caller: string, results: Results, wanted?: string): string | null {
  const { design: { levels, vary }, scenario } = results;
  const factors = Object.keys(levels);
  if (wanted === undefined) {
    const varied = vary === null ? factors : factors.filter((name) => vary.includes(name));
    return varied.find((name) => levels[name].length > 1) ?? varied[0] ?? factors[0] ?? null;
  }
  if (!factors.includes(wanted)) {
    throw new RangeError(
      `${caller}: scenario "${scenario.name}" has the factors ${factors.join(", ") || "(none)"}, ` +
        `got "${wanted}"`,
    );
  }
  return wanted;
}

function baselineOf(results: Results, factor: string | null, wanted?: string): string {
  const run = factor === null ? [results.scenario.name] : results.design.levels[factor];
  if (wanted === undefined) return run[0];
  if (!run.includes(wanted)) {
    throw new RangeError(
      `compare: baseline must be a level that was run, ${run.join(", ")}, got "${wanted}"`,
    );
  }
  return wanted;
}

interface About {
  readonly baseline: string;
  readonly confidence: number;
}

const greatestRelative = 1e100; // beyond it, squares leave the range of numbers

/** One measure: the results of each block's levels. */
function levelResults(
  results: Results,
  blocks: readonly BlockSamples[],
  name: string,
  { better }: Measure,
  { baseline, confidence }: About,
): LevelResult[][] {
  const samples = blocks.map(({ levels }) => levels.map(({ measures }) => measures[name]));
  const orders = separations(samples, confidence);
  const isAntithetic = results.design.antithetic;
  const options = { level: confidence };

  const plain = blocks.map(({ levels }, b) => {
    const base = levels.findIndex(({ level }) => level === baseline);
    const estimates = samples[b].map((sample) =>
      named(meanInterval([...sample.values()], options), isAntithetic)
    );
    const means = estimates.map(({ value }) => value);
    const names = levels.map(({ level }) => level);
    const ranked = better === "neither" ? null : ranks(means, names, orders[b], better);
    return levels.map((of, i) => ({
      level: of.level,
      estimate: estimates[i],
      theory: theoryOf(results, of, name),
      difference: base < 0 || i === base
        ? null
        : differenceOf(samples[b][i], samples[b][base], confidence, isAntithetic),
      rank: ranked === null ? null : ranked[i],
      failed: of.failed,
    }));
  });

  const corrected = holm(
    plain.flat().flatMap(({ difference }) => difference === null ? [] : [difference.pValue]),
  );
  let next = 0;
  return plain.map((levels) =>
    levels.map((result) => {
      if (result.difference === null) return { ...result, difference: null };
      const correctedPValue = corrected[next++];
      const isSeparated = correctedPValue < 1 - confidence;
      return { ...result, difference: { ...result.difference, correctedPValue, isSeparated } };
    })
  );
}

/** Level minus baseline over common replications; null where they have fewer than 2. */
function differenceOf(
  level: ReadonlyMap<number, number>,
  baseline: ReadonlyMap<number, number>,
  confidence: number,
  isAntithetic: boolean,
): Omit<PairedDifference, "correctedPValue" | "isSeparated"> | null {
  const { x, y } = paired(level, baseline);
  if (x.length < 2) return null;
  const options = { level: confidence };
  const { estimate, pValue } = pairedTest(x, y, options);
  const differences = x.map((xi, i) => xi - y[i]);
  const { mean, standardDeviation } = Moments.of(differences);
  return {
    estimate: named(estimate, isAntithetic),
    relative: relativeTo(y, differences, confidence),
    effectSize: mean === 0 ? 0 : standardDeviation === 0 ? null : mean / standardDeviation,
    pValue,
    varianceSaved: varianceSaved(x, y, options),
    unpaired: level.size + baseline.size - 2 * x.length,
  };
}

/**
 * E[X − Y]/|E[Y]| with Fieller's interval; the same as that of E[X]/E[Y] − 1 where E[Y] > 0, without
 * the digits that the subtraction would cost. Both are divided by the baseline's mean first, so that no
 * square leaves the range of numbers.
 */
function relativeTo(
  baseline: Float64Array,
  differences: Float64Array,
  confidence: number,
): Estimate | null {
  const options = { level: confidence };
  const { mean } = Moments.of(baseline);
  if (mean === 0) return null;
  const shares = baseline.map((y) => y / mean);
  if (contains(meanInterval(shares, options), 0)) return null;
  const relative = differences.map((d) => d / Math.abs(mean));
  if (relative.some((d) => !(Math.abs(d) < greatestRelative))) return null;
  return ratioInterval(relative, shares, options);
}

function theoryOf(
  { scenario }: Results,
  { combination: { parameters, levels } }: LevelSamples,
  measure: string,
): number | null {
  const known = scenario.theory?.(scenario.parameters.parse(parameters), levels)[measure];
  return known === undefined || Number.isNaN(known) ? null : known;
}

function named(estimate: Estimate, isAntithetic: boolean): Estimate {
  return isAntithetic ? { ...estimate, method: `antithetic ${estimate.method}` } : estimate;
}

function tooFew(results: Results, blocks: readonly BlockSamples[]): RangeError {
  const { setting, levels } = blocks[0];
  const { level, count, failed } = levels[0];
  const unit = results.design.antithetic ? "antithetic pairs" : "replications";
  const where = [`level "${level}"`, settingText(setting)].filter((text) => text !== "");
  return new RangeError(
    `compare: an interval needs at least 2 ${unit} of a level, and no level has them: ` +
      `${where.join(" at ")} has ${count} finished and ${failed} failed cells; ` +
      "run with more seeds (--seeds), or see why cells failed",
  );
}
