/**
 * What every level gave in every setting: the samples that comparisons are made of.
 *
 * A sample is indexed by replication, since replication r of all levels met the same random numbers.
 * In an antithetic design the twins 2k and 2k + 1 are not independent of each other, only the pairs
 * are: so the sample holds the mean of each whole pair, and a twin without its other is left out.
 */
import { atPath, type Combination, combinations, type Design } from "./design.ts";
import type { Json, Observation } from "./observation.ts";
import type { Results } from "./results.ts";
import type { Setting } from "./comparison.ts";

/** One level in one setting. */
export interface LevelSamples {
  readonly level: string;
  /** Measure → replication (or antithetic pair) → value. */
  readonly measures: Readonly<Record<string, ReadonlyMap<number, number>>>;
  /** How many replications or whole pairs gave measures. */
  readonly count: number;
  readonly failed: number;
  readonly combination: Combination;
}

/** The levels of the factor compared, in one setting of everything else. */
export interface BlockSamples {
  readonly setting: Setting;
  readonly levels: readonly LevelSamples[];
}

/**
 * The samples by setting and level, in the order of the design. The factor is null where the scenario
 * has none: then each block has one level, named as the scenario.
 */
export function samplesOf(results: Results, factor: string | null): BlockSamples[] {
  const { design, scenario } = results;
  const keyOf = keyBy(design);
  const cellsOf = Map.groupBy(results.observations, ({ cell }) => keyOf(cell));
  const failuresOf = Map.groupBy(results.failures, ({ cell }) => keyOf(cell));
  const blocks = new Map<string, { setting: Setting; levels: LevelSamples[] }>();
  for (const combination of combinations(design)) {
    const setting = settingOf(combination, factor, Object.keys(design.sweep));
    const key = JSON.stringify(setting);
    const block = blocks.get(key) ?? { setting, levels: [] };
    blocks.set(key, block);
    const found = cellsOf.get(keyOf(combination)) ?? [];
    const measures = Object.fromEntries(
      Object.keys(scenario.measures).map((measure) => [
        measure,
        sampleOf(found, measure, design.antithetic),
      ]),
    );
    block.levels.push({
      level: factor === null ? scenario.name : combination.levels[factor],
      measures,
      count: Object.values(measures)[0].size,
      failed: failuresOf.get(keyOf(combination))?.length ?? 0,
      combination,
    });
  }
  return [...blocks.values()];
}

/** Sums that were made in another order differ by about this, relative to the value. */
const rounding = 1e-12;

/**
 * The values that both samples have, in the order of the replications. Where all pairs are equal but for
 * rounding, x is y: what two levels compute in different orders is no difference between them.
 */
export function paired(
  first: ReadonlyMap<number, number>,
  second: ReadonlyMap<number, number>,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const common = [...first.keys()].filter((r) => second.has(r)).sort((a, b) => a - b);
  const x = Float64Array.from(common, (r) => first.get(r) as number);
  const y = Float64Array.from(common, (r) => second.get(r) as number);
  const isEqual = x.every((xi, i) =>
    Math.abs(xi - y[i]) <= rounding * Math.max(Math.abs(xi), Math.abs(y[i]))
  );
  return isEqual ? { x: y, y } : { x, y };
}

/** The setting in words, for messages and headings: `users = 100, plan = jittered`; empty for none. */
export function settingText(setting: Setting): string {
  return Object.entries(setting).map(([name, value]) => `${name} = ${value}`).join(", ");
}

function sampleOf(
  observations: readonly Observation[],
  measure: string,
  isAntithetic: boolean,
): Map<number, number> {
  const values = new Map(observations.map(({ cell, measures }) => [
    cell.replication,
    measures[measure],
  ]));
  const inOrder = [...values].sort(([a], [b]) => a - b);
  if (!isAntithetic) return new Map(inOrder);
  return new Map(
    inOrder.filter(([r]) => r % 2 === 0 && values.has(r + 1))
      .map(([r, value]) => [r / 2, (value + (values.get(r + 1) as number)) / 2]),
  );
}

function settingOf(
  { levels, parameters }: Combination,
  factor: string | null,
  swept: readonly string[],
): Setting {
  const others = Object.entries(levels).filter(([name]) => name !== factor);
  const points = swept.map((path) => [path, shown(atPath(parameters, path))] as const);
  return Object.fromEntries([...others, ...points]);
}

function shown(value: Json | undefined): string | number {
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}

/** What tells the cells of one combination from all others of the design, as text. */
function keyBy({ sweep, levels }: Design): (combination: Combination) => string {
  const swept = Object.keys(sweep), factors = Object.keys(levels);
  return (combination) =>
    JSON.stringify([
      ...swept.map((path) => atPath(combination.parameters, path) ?? null),
      ...factors.map((factor) => combination.levels[factor]),
    ]);
}
