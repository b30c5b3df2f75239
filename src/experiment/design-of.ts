/**
 * A design from a scenario, one of its presets, and what the user chose otherwise.
 */
import { z } from "zod";
import { atPath, combinations, type Design, withPath } from "./design.ts";
import { nearestName } from "./nearest-name.ts";
import type { Json } from "./observation.ts";
import type { Preset, Scenario } from "./scenario.ts";

/** What a user may choose; everything else is the preset's, then the scenario's. */
export interface Choices {
  /** `quick` by default. */
  readonly preset?: string;
  /** Parameters by dotted path, in SI units. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Parameters that take several values, by dotted path. */
  readonly sweep?: Readonly<Record<string, readonly unknown[]>>;
  /** The levels run of a factor. The first is the baseline. */
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  /** Only these factors vary in full; the others stay at their first level. */
  readonly vary?: readonly string[];
  /** Replications of each combination, ≥ 2. */
  readonly seeds?: number;
  /** Names all chance of the run; "1" by default. */
  readonly seed?: string;
  readonly antithetic?: boolean;
}

/**
 * The design, complete and checked.
 *
 * Throws a RangeError for an unknown preset, parameter, factor or level (with the nearest name and
 * all known ones), a value that the parameter refuses, and fewer than 2 seeds.
 */
export function designOf(scenario: Scenario, choices: Choices = {}): Design {
  const { preset = "quick", seed = "1", antithetic = false, vary = null } = choices;
  const presets: Readonly<Record<string, Preset>> = scenario.presets;
  const chosen = presets[known(scenario, "preset", preset, Object.keys(presets))];
  const seeds = choices.seeds ?? chosen.seeds;
  if (!(Number.isInteger(seeds) && seeds >= 2)) {
    throw new RangeError(`seeds must be a whole number >= 2, got ${seeds}`);
  }
  if (seed === "") throw new RangeError("seed must be some text, got an empty one");
  if (antithetic && seeds % 2 !== 0) {
    throw new RangeError(`antithetic replications come in pairs: seeds must be even, got ${seeds}`);
  }
  const factors = Object.keys(scenario.factors);
  for (const factor of vary ?? []) known(scenario, "factor", factor, factors);

  const defaults = checked(scenario, {}, "its defaults");
  // What is swept by the preset and set by the user is no longer swept, and the other way round.
  const set = { ...without(chosen.parameters, choices.sweep), ...choices.set };
  const sweep = { ...without(chosen.sweep, choices.set), ...choices.sweep };
  for (const path of [...Object.keys(set), ...Object.keys(sweep)]) {
    if (atPath(defaults, path) === undefined) {
      known(scenario, "parameter", path, pathsOf(defaults));
    }
  }
  for (const [path, values] of Object.entries(sweep)) {
    if (values.length === 0) throw new RangeError(`sweep of ${path} must name at least one value`);
  }
  const parameters = checked(
    scenario,
    Object.entries(set).reduce(
      (all, [path, value]) => withPath(all, path, value as Json),
      defaults,
    ),
    textOf(set),
  );
  const design: Design = {
    parameters,
    sweep: sweep as Readonly<Record<string, readonly Json[]>>,
    levels: levelsOf(scenario, chosen, choices),
    vary,
    seeds,
    seed,
    antithetic,
  };
  return { ...design, sweep: normalised(scenario, design) };
}

/** Every swept value as the schema gives it back, each point having been checked as a whole. */
function normalised(scenario: Scenario, design: Design): Record<string, readonly Json[]> {
  const points = new Set(
    combinations({ ...design, levels: {} }).map(({ parameters }) => parameters),
  );
  const paths = Object.keys(design.sweep);
  const found = paths.map(() => new Map<string, Json>());
  for (const point of points) {
    const at = Object.fromEntries(paths.map((path) => [path, atPath(point, path)]));
    const good = checked(scenario, point, textOf(at));
    paths.forEach((path, i) => {
      const value = atPath(good, path) as Json;
      found[i].set(JSON.stringify(value), value);
    });
  }
  return Object.fromEntries(paths.map((path, i) => [path, [...found[i].values()]]));
}

function levelsOf(
  scenario: Scenario,
  { levels: byPreset = {} }: Preset,
  { levels: byUser = {} }: Choices,
): Record<string, readonly string[]> {
  const factors = Object.keys(scenario.factors);
  for (const [factor, levels] of Object.entries(byUser)) {
    known(scenario, "factor", factor, factors);
    if (levels.length === 0) throw new RangeError(`factor "${factor}": name at least one level`);
    for (const level of levels) {
      known(scenario, `level of ${factor}`, level, Object.keys(scenario.factors[factor]));
    }
  }
  return Object.fromEntries(
    factors.map((factor) => [
      factor,
      [...new Set(byUser[factor] ?? byPreset[factor] ?? Object.keys(scenario.factors[factor]))],
    ]),
  );
}

/** The parameters as the schema gives them back. Throws a RangeError that tells what was wrong. */
function checked(
  { name, parameters }: Scenario,
  given: Readonly<Record<string, Json>>,
  what: string,
): Readonly<Record<string, Json>> {
  const { success, data, error } = parameters.safeParse(given);
  if (success) return data as Readonly<Record<string, Json>>;
  throw new RangeError(`scenario "${name}" refuses ${what}:\n${z.prettifyError(error)}`);
}

/** The name, if it is known. Throws a RangeError with the nearest and all known ones. */
function known(
  scenario: Scenario,
  what: string,
  name: string,
  names: readonly string[],
): string {
  if (names.includes(name)) return name;
  const nearest = nearestName(name, names);
  throw new RangeError(
    `scenario "${scenario.name}" has no ${what} "${name}"` +
      (nearest === null ? "." : `; did you mean ${nearest}?`) +
      ` Known: ${names.join(", ") || "none"}`,
  );
}

/** Dotted paths of everything in the parameters that is not an object itself. */
function pathsOf(object: Readonly<Record<string, Json>>, before = ""): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? pathsOf(value as Readonly<Record<string, Json>>, `${before}${key}.`)
      : [`${before}${key}`]
  );
}

function without<T>(
  from: Readonly<Record<string, T>> = {},
  names: Readonly<Record<string, unknown>> = {},
): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !(key in names)));
}

function textOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).map(([path, value]) => `${path} = ${JSON.stringify(value)}`)
    .join(", ") || "its parameters";
}
