/**
 * The design of an experiment: which cells there are.
 *
 * Parameter points × levels of the factors × replications, in that order of nesting, the last
 * fastest. The order is part of the result: observations are listed in it, whoever ran them.
 */
import type { Cell, Json } from "./observation.ts";

export interface Design {
  /** All parameters with their defaults, in SI units. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** Swept parameters by dotted path, each with its values. */
  readonly sweep: Readonly<Record<string, readonly Json[]>>;
  /** Factor → levels run, in the order of the scenario. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** Where given, only this factor varies in full: the others stay at their first level. */
  readonly vary: readonly string[] | null;
  /** Replications of each combination. */
  readonly seeds: number;
  /** Names every random number of the run. */
  readonly seed: string;
  /** Whether replications come in antithetic pairs. */
  readonly antithetic: boolean;
}

/** A parameter point with levels: everything of a cell but its replication. */
export type Combination = Pick<Cell, "parameters" | "levels">;

/** All combinations in order. */
export function combinations(design: Design): Combination[] {
  const { parameters, sweep, levels, vary } = design;
  const points = cross(sweep).map((point) =>
    Object.entries(point).reduce((all, [path, value]) => withPath(all, path, value), parameters)
  );
  const varied = Object.fromEntries(
    Object.entries(levels).map(([factor, names]) => [
      factor,
      vary === null || vary.includes(factor) ? names : names.slice(0, 1),
    ]),
  );
  return points.flatMap((point) =>
    cross(varied).map((chosen) => ({ parameters: point, levels: chosen }))
  );
}

/** The cells of replications `from` to `to` − 1 of every combination, in order. */
export function cells(design: Design, from = 0, to: number = design.seeds): Cell[] {
  const { seed, antithetic } = design;
  return combinations(design).flatMap((combination) =>
    Array.from({ length: to - from }, (_, i) => ({
      ...combination,
      seed,
      replication: from + i,
      antithetic,
    }))
  );
}

/** The value at a dotted path; undefined where there is none. */
export function atPath(object: Json | undefined, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>(
    (inner, key) => (inner as Record<string, Json> | null | undefined)?.[key],
    object,
  );
}

/** The object with the value at a dotted path replaced. */
export function withPath(
  object: Readonly<Record<string, Json>>,
  path: string,
  value: Json,
): Readonly<Record<string, Json>> {
  const [key, ...rest] = path.split(".");
  if (rest.length === 0) return { ...object, [key]: value };
  const inner = (object[key] ?? {}) as Record<string, Json>;
  return { ...object, [key]: withPath(inner, rest.join("."), value) };
}

/** Every choice of one item from each list, the last list fastest. */
function cross<T>(lists: Readonly<Record<string, readonly T[]>>): Record<string, T>[] {
  return Object.entries(lists).reduce<Record<string, T>[]>(
    (chosen, [name, items]) => chosen.flatMap((c) => items.map((item) => ({ ...c, [name]: item }))),
    [{}],
  );
}
