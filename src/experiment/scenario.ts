/**
 * A scenario: a world, the factors that vary in it, the measures taken, the figures drawn.
 *
 * A file in scenarios/ holds one and exports it by default. Its `run` builds the world for one cell,
 * simulates, and returns the measures; everything else (seeds, workers, store, comparison, figures)
 * is the engine's. So `run` must be a function of its argument alone: no clock, no state kept from
 * one call to the next, chance from `random` only.
 */
import type { ZodObject } from "zod";
import type { Capture } from "../captures/mod.ts";
import type { Random } from "../random/mod.ts";
import type { FigureOf } from "./figure.ts";
import type { Columns } from "./observation.ts";

/** One quantity that every cell returns. */
export interface Measure {
  /** SI unit as people write it, `s`, `J`, `1/s`; `1` for a share or a ratio, empty for a count. */
  readonly unit: string;
  /** Which direction is better; `neither` where that is not asked. */
  readonly better: "lower" | "higher" | "neither";
  /** What it means, in one sentence or less: axis label and table caption. */
  readonly meaning: string;
}

/** The levels of each factor: factor → level → what the world gets for that level. */
export type Factors = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What `run` gets: one cell of the experiment, opened. */
export interface CellContext<P = unknown, F extends Factors = Factors> {
  /** The parameters, checked and with their defaults, in SI units. */
  readonly parameters: P;
  /** The value of the chosen level of each factor. */
  readonly levels: { readonly [K in keyof F]: F[K][keyof F[K]] };
  /** The name of the chosen level of each factor. */
  readonly names: { readonly [K in keyof F]: string };
  /** The stream of this replication: the same for all levels and parameters (common random numbers). */
  readonly random: Random;
  /** The captures that the scenario asked for, by role. */
  readonly captures: Readonly<Record<string, Capture>>;
  /** Says how much of the cell is done, 0 to 1. Optional, for cells that take many seconds. */
  progress(share: number): void;
  /** Keeps a table beside the measures, for figures: columns of equal length, numbers or text. */
  record(table: string, columns: Columns): void;
}

/** A named choice of size: how many replications, and parameters, sweep and levels that differ. */
export interface Preset {
  /** Replications of every combination. */
  readonly seeds: number;
  /** Parameters that differ from their defaults, by dotted path. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Parameters that take several values, by dotted path. */
  readonly sweep?: Readonly<Record<string, readonly unknown[]>>;
  /** The levels run of a factor; all where it is not named. */
  readonly levels?: Readonly<Record<string, readonly string[]>>;
}

export interface ScenarioDefinition<
  S extends ZodObject = ZodObject,
  F extends Factors = Factors,
  M extends Readonly<Record<string, Measure>> = Readonly<Record<string, Measure>>,
> {
  /** Lower case with hyphens, as the file. */
  readonly name: string;
  readonly title: string;
  /** What the experiment answers, as a question. */
  readonly question: string;
  /** `import.meta.url`: lets a notebook that imports the scenario run it in workers and cache it. */
  readonly module?: string;
  /** Papers and books that it replicates or leans on. */
  readonly references: readonly string[];
  /**
   * A zod object; numbers state their unit by `.meta({ unit: "s" })`, after all checks, which forget
   * what is said before them, and their meaning by `.describe`.
   */
  readonly parameters: S;
  /** The first factor is the one compared, its first level the baseline, unless the user says other. */
  readonly factors: F;
  /** The first measure is the main one: `--precision` looks at it. */
  readonly measures: M;
  /** Captures by role, with the bundled one used where the user gives none: `{ program: "sort" }`. */
  readonly captures?: Readonly<Record<string, string>>;
  /** `quick` ends in about 10 s on two cores and is the default; `paper` makes the figures in print. */
  readonly presets:
    & { readonly quick: Preset; readonly paper: Preset }
    & Readonly<
      Record<string, Preset>
    >;
  /** How long a cell takes relative to others, any positive number: heavy cells start first. */
  readonly cost?: (parameters: ParametersOf<S>, names: Readonly<Record<string, string>>) => number;
  /** Known values of measures for a combination, drawn and tabled beside the estimates. */
  readonly theory?: (
    parameters: ParametersOf<S>,
    names: Readonly<Record<string, string>>,
  ) => { readonly [K in keyof M]?: number };
  /** Simulates one cell and returns every measure as a finite number, in its unit. */
  readonly run: (
    context: CellContext<ParametersOf<S>, F>,
  ) => Readonly<Record<keyof M, number>> | Promise<Readonly<Record<keyof M, number>>>;
  /** Figures by name. Where there are none, the report draws every measure by level. */
  readonly figures?: Readonly<Record<string, FigureOf>>;
}

/** The parameters as `run` sees them. */
export type ParametersOf<S extends ZodObject> = S["_zod"]["output"];

/** A checked scenario, of whatever parameters, factors and measures. */
// deno-lint-ignore no-explicit-any -- a list of scenarios holds different ones, each sound in itself
export type Scenario = ScenarioDefinition<any, any, any> & {
  readonly measures: Readonly<Record<string, Measure>>;
  readonly factors: Factors;
};

const nameForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks the definition and returns it. Throws a TypeError that names the scenario and the field:
 * a name not in lower case with hyphens, no measure, a factor without levels, a preset with an
 * unknown level or fewer than 2 seeds.
 */
export function scenario<
  S extends ZodObject,
  const F extends Factors,
  const M extends Readonly<Record<string, Measure>>,
>(definition: ScenarioDefinition<S, F, M>): ScenarioDefinition<S, F, M> {
  const { name, measures, factors, presets } = definition;
  const fault = (text: string) => new TypeError(`scenario "${name}": ${text}`);
  if (!nameForm.test(name)) {
    throw fault("name must be lower-case words joined by hyphens, as in edge-mobility");
  }
  if (Object.keys(measures).length === 0) throw fault("measures must hold at least one");
  for (const [factor, levels] of Object.entries(factors)) {
    if (Object.keys(levels).length === 0) throw fault(`factor "${factor}" has no level`);
  }
  for (const [preset, { seeds, levels = {} }] of Object.entries(presets) as [string, Preset][]) {
    if (!(Number.isInteger(seeds) && seeds >= 2)) {
      throw fault(`presets.${preset}.seeds must be a whole number >= 2, got ${seeds}`);
    }
    for (const [factor, names] of Object.entries(levels)) {
      for (const level of names) {
        if (!(factor in factors && level in factors[factor])) {
          throw fault(`presets.${preset}.levels names an unknown level, ${factor}=${level}`);
        }
      }
    }
  }
  return definition;
}
