import { z } from "zod";
import type { Design } from "../../src/experiment/design.ts";
import { cells } from "../../src/experiment/design.ts";
import type { Manifest } from "../../src/experiment/manifest.ts";
import type { Cell, Observation } from "../../src/experiment/observation.ts";
import { type Ending, Results } from "../../src/experiment/results.ts";
import type { Measure, Scenario } from "../../src/experiment/scenario.ts";

/** What a made run is made of. */
export interface Making {
  readonly name?: string;
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  readonly measures?: Readonly<Record<string, Measure>>;
  readonly sweep?: Design["sweep"];
  readonly vary?: Design["vary"];
  readonly seeds?: number;
  readonly antithetic?: boolean;
  readonly theory?: Scenario["theory"];
  readonly ending?: Ending;
  /** What a cell gives: its measures, an error message where it failed, null where it was not run. */
  readonly run: (cell: Cell) => Readonly<Record<string, number>> | string | null;
}

const wait: Measure = { unit: "s", better: "lower", meaning: "mean wait in line" };

/** Results as the engine gives them, of cells whose values a test states. */
export function madeResults(making: Making): Results {
  const { name = "made", levels = {}, measures = { wait }, sweep = {}, vary = null } = making;
  const { seeds = 5, antithetic = false, theory, ending, run } = making;
  const scenario: Scenario = {
    name,
    title: name,
    question: "What is it?",
    references: [],
    parameters: z.looseObject({}),
    factors: Object.fromEntries(
      Object.entries(levels).map(([factor, names]) => [
        factor,
        Object.fromEntries(names.map((level) => [level, level])),
      ]),
    ),
    measures,
    presets: { quick: { seeds: 2 }, paper: { seeds: 2 } },
    theory,
    run: () => ({}),
  };
  const design: Design = { parameters: {}, sweep, levels, vary, seeds, seed: "1", antithetic };
  const manifest: Manifest = {
    run: `${name}-00000000`,
    scenario: name,
    file: null,
    preset: "quick",
    design,
    code: "",
    captures: {},
    command: `deno task scenario ${name}`,
    versions: {},
    revision: null,
    machine: { runtime: "", platform: "", cpu: "", cores: 1 },
  };
  const all = cells(design).flatMap((cell): Observation[] => {
    const gave = run(cell);
    if (gave === null) return [];
    const failure = typeof gave === "string" ? { message: gave, stack: "" } : null;
    const given = typeof gave === "string" ? {} : gave;
    return [{ cell, fingerprint: "", measures: given, tables: {}, failure, seconds: 0 }];
  });
  return new Results(scenario, design, manifest, all, ending);
}

/** One factor, one measure: what each level gave in each replication. */
export function madeOf(samples: Readonly<Record<string, readonly number[]>>): Results {
  const names = Object.keys(samples);
  return madeResults({
    levels: { policy: names },
    seeds: Math.max(...names.map((level) => samples[level].length)),
    run: ({ levels, replication }) => {
      const wait = samples[levels.policy][replication];
      return wait === undefined ? null : { wait };
    },
  });
}
