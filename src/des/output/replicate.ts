/**
 * Replications: the same model under independent seeds, and an interval from them.
 *
 * Replication r draws from `random.stream("replication/r")`, so replication 7 is the same whether ten
 * are made or a hundred, and two models replicated from one stream meet common random numbers.
 */
import type { Random } from "../../random/mod.ts";
import { type Estimate, type IntervalOptions, meanInterval } from "../../stats/mod.ts";
import { relativeHalfWidth } from "../../stats/mod.ts";

/** A model: runs once on that stream and returns its measures by name. */
export type Model<M extends string> = (random: Random, replication: number) => Record<M, number>;

export interface ReplicateOptions extends IntervalOptions {
  /** How many, a whole number ≥ 2. */
  readonly replications: number;
}

export interface Replications<M extends string> {
  /** Student-t interval of the mean of each measure over replications. */
  readonly estimates: Record<M, Estimate>;
  /** What each replication gave, in order: one array a measure. */
  readonly samples: Record<M, Float64Array>;
}

/**
 * Runs the model `replications` times. Throws a RangeError for fewer than 2 replications, and an Error
 * when a replication returns a measure that is not finite or other measures than the first did.
 */
export function replicate<M extends string>(
  model: Model<M>,
  options: ReplicateOptions,
  random: Random,
): Replications<M> {
  const { replications } = options;
  if (!(Number.isInteger(replications) && replications >= 2)) {
    throw new RangeError(
      `replicate: replications must be a whole number >= 2, got ${replications}`,
    );
  }
  const rows = Array.from({ length: replications }, (_, r) => runOnce(model, r, random));
  return summarise(rows, options);
}

export interface PrecisionOptions extends IntervalOptions {
  /** Wanted half-width of the interval, relative to the mean: 0.05 is ±5 %. */
  readonly relativeHalfWidth: number;
  /** The measures that must be so precise; all by default. */
  readonly measures?: readonly string[];
  /** Replications before the first look; 10 by default. Fewer make the interval's own error large. */
  readonly minimum?: number;
  /** Replications after which it gives up; 10,000 by default. */
  readonly maximum?: number;
}

export interface PreciseReplications<M extends string> extends Replications<M> {
  /** Whether every measure asked for is as precise as asked. */
  readonly isReached: boolean;
}

/**
 * Replicates until the intervals are narrow enough, or `maximum` is reached: the sequential procedure.
 *
 * Stopping when the interval happens to be narrow costs coverage, the less the more replications come
 * before; asymptotically none.
 *
 * Source: Law, Simulation Modeling and Analysis, 5th ed., §9.4.1; Chow & Robbins, Annals of
 * Mathematical Statistics 36(2):457–462, 1965.
 */
export function runToPrecision<M extends string>(
  model: Model<M>,
  options: PrecisionOptions,
  random: Random,
): PreciseReplications<M> {
  const { relativeHalfWidth: wanted, minimum = 10, maximum = 10_000 } = options;
  if (!(wanted > 0)) {
    throw new RangeError(`runToPrecision: relativeHalfWidth must be > 0, got ${wanted}`);
  }
  if (!(Number.isInteger(minimum) && minimum >= 2)) {
    throw new RangeError(`runToPrecision: minimum must be a whole number >= 2, got ${minimum}`);
  }
  if (!(Number.isInteger(maximum) && maximum >= minimum)) {
    throw new RangeError(
      `runToPrecision: maximum must be a whole number >= minimum = ${minimum}, got ${maximum}`,
    );
  }
  const rows: Record<M, number>[] = [];
  for (;;) {
    rows.push(runOnce(model, rows.length, random));
    if (rows.length < minimum) continue;
    const result = summarise(rows, options);
    const measures = checkedMeasures(options.measures, result.estimates);
    const isReached = measures.every((m) => relativeHalfWidth(result.estimates[m]) <= wanted);
    if (isReached || rows.length === maximum) return { ...result, isReached };
  }
}

function runOnce<M extends string>(model: Model<M>, r: number, random: Random): Record<M, number> {
  const row = model(random.stream("replication").stream(r), r);
  for (const measure of measuresOf(row)) {
    if (!Number.isFinite(row[measure])) {
      throw new Error(`replication ${r}: measure "${measure}" must be finite, got ${row[measure]}`);
    }
  }
  return row;
}

function summarise<M extends string>(
  rows: readonly Record<M, number>[],
  options: IntervalOptions,
): Replications<M> {
  const estimates = {} as Record<M, Estimate>;
  const samples = {} as Record<M, Float64Array>;
  const measures = measuresOf(rows[0]);
  rows.forEach((row, r) => {
    if (measuresOf(row).join() !== measures.join()) {
      throw new Error(
        `replication ${r}: measures must be ${measures.join(", ")}, got ${
          measuresOf(row).join(", ")
        }`,
      );
    }
  });
  for (const measure of measures) {
    samples[measure] = Float64Array.from(rows, (row) => row[measure]);
    estimates[measure] = meanInterval(samples[measure], options);
  }
  return { estimates, samples };
}

function checkedMeasures<M extends string>(
  wanted: readonly string[] | undefined,
  estimates: Record<M, Estimate>,
): M[] {
  const known = measuresOf(estimates);
  for (const measure of wanted ?? []) {
    if (!(known as string[]).includes(measure)) {
      throw new RangeError(
        `runToPrecision: measures must be of ${known.join(", ")}, got "${measure}"`,
      );
    }
  }
  return wanted === undefined ? known : wanted as M[];
}

function measuresOf<M extends string>(row: Record<M, unknown>): M[] {
  return Object.keys(row) as M[];
}
