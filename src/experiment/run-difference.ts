/** What differs between two runs of one scenario: how they were made, and what came out. */
import { type Estimate, meanInterval, pairedDifferenceInterval } from "../stats/mod.ts";
import { canonicalJson } from "./canonical-json.ts";
import { atPath, type Combination } from "./design.ts";
import type { Manifest } from "./manifest.ts";
import type { Json, Observation } from "./observation.ts";
import type { Results } from "./results.ts";

export interface RunDifference {
  /** Entries of the manifests that differ, by dotted path: of the first, of the second. */
  readonly manifest: readonly (readonly [path: string, first: string, second: string])[];
  /** Cells of the same place and chance that have the same values in both, and other values. */
  readonly equalCells: number;
  readonly changedCells: number;
  /** Cells that only one of them has. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Measures by combination, of those that both have. */
  readonly measures: readonly MeasureDifference[];
}

export interface MeasureDifference {
  readonly combination: Combination;
  readonly measure: string;
  readonly first: Estimate;
  readonly second: Estimate;
  /** Second minus first, replication by replication where seeds are the same; null where they are not. */
  readonly difference: Estimate | null;
}

/** Throws a RangeError for runs of two scenarios. */
export function runDifference(first: Results, second: Results): RunDifference {
  const [a, b] = [first.manifest, second.manifest];
  if (a.scenario !== b.scenario) {
    throw new RangeError(
      `runs must be of one scenario to be compared, got ${a.scenario} and ${b.scenario}`,
    );
  }
  const placeOf = placesBy(first, second);
  const cellsOf = ({ observations }: Results) =>
    new Map(observations.map((one) => [`${placeOf(one.cell)} ${streamKey(one)}`, one]));
  const [mine, theirs] = [cellsOf(first), cellsOf(second)];
  const common = [...mine.keys()].filter((key) => theirs.has(key));
  const equal = common.filter((key) => valuesOf(mine.get(key)) === valuesOf(theirs.get(key)));
  return {
    manifest: manifestDifferences(a, b),
    equalCells: equal.length,
    changedCells: common.length - equal.length,
    onlyFirst: mine.size - common.length,
    onlySecond: theirs.size - common.length,
    measures: measureDifferences(first, second, placeOf),
  };
}

/**
 * Where a combination stands in both runs: its levels and swept parameters. Parameters that were set
 * to one value are what the runs may differ in, so they are not part of it.
 */
function placesBy(first: Results, second: Results): (combination: Combination) => string {
  const swept = [...new Set([first, second].flatMap(({ design }) => Object.keys(design.sweep)))];
  return ({ parameters, levels }) =>
    canonicalJson({ levels, swept: swept.map((path) => atPath(parameters, path) ?? null) });
}

function measureDifferences(
  first: Results,
  second: Results,
  placeOf: (combination: Combination) => string,
): MeasureDifference[] {
  const combinationsOf = ({ observations }: Results) =>
    Map.groupBy(observations, ({ cell }) => placeOf(cell));
  const theirs = combinationsOf(second);
  const measures = Object.keys(first.scenario.measures);
  return [...combinationsOf(first)].flatMap(([key, mine]) => {
    const other = theirs.get(key);
    if (other === undefined || mine.length < 2 || other.length < 2) return [];
    const { parameters, levels } = mine[0].cell;
    return measures.map((measure) => ({
      combination: { parameters, levels },
      measure,
      first: meanInterval(mine.map(({ measures }) => measures[measure])),
      second: meanInterval(other.map(({ measures }) => measures[measure])),
      difference: pairedDifference(mine, other, measure),
    }));
  });
}

function pairedDifference(
  mine: readonly Observation[],
  theirs: readonly Observation[],
  measure: string,
): Estimate | null {
  const byStream = new Map(theirs.map((one) => [streamKey(one), one.measures[measure]]));
  const pairs = mine.filter((one) => byStream.has(streamKey(one)));
  if (pairs.length < 2) return null;
  return pairedDifferenceInterval(
    pairs.map((one) => byStream.get(streamKey(one)) as number),
    pairs.map(({ measures }) => measures[measure]),
  );
}

const streamKey = ({ cell: { seed, replication, antithetic } }: Observation) =>
  `${seed} ${replication} ${antithetic}`;
const valuesOf = (observation?: Observation) => JSON.stringify(observation?.measures);

/** What says nothing of the result: the run's name, the command, where and by what it was run. */
const aside = new Set(["run", "command", "machine", "preset"]);

function manifestDifferences(a: Manifest, b: Manifest): [string, string, string][] {
  const [first, second] = [flat(a as unknown as Json), flat(b as unknown as Json)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .filter((path) => !aside.has(path.split(".")[0]) && first.get(path) !== second.get(path))
    .map((path) => [path, first.get(path) ?? "–", second.get(path) ?? "–"]);
}

function flat(value: Json, path = ""): Map<string, string> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return new Map([[path, typeof value === "string" ? value : JSON.stringify(value)]]);
  }
  return new Map(
    Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, inner]) => [
      ...flat(inner, path === "" ? key : `${path}.${key}`),
    ]),
  );
}
