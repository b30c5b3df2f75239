/**
 * The results of a run: its observations in the order of the design, and what is asked of them.
 *
 * In a notebook the object shows itself, by the display protocol that Jupyter's TypeScript kernels
 * share: the report room, which draws, announces itself with `showResultsWith`.
 */
import type { Comparison } from "./comparison.ts";
import { compare, type CompareOptions } from "./compare.ts";
import type { Design } from "./design.ts";
import type { Manifest } from "./manifest.ts";
import type { Columns, Observation } from "./observation.ts";
import type { Scenario } from "./scenario.ts";

/** A MIME bundle: representations of one thing by media type. */
export type MimeBundle = Readonly<Record<string, unknown>>;

let display: ((results: Results) => Promise<MimeBundle>) | null = null;

/** Tells results how to show themselves in a notebook. The report room calls it when it is loaded. */
export function showResultsWith(show: (results: Results) => Promise<MimeBundle>): void {
  display = show;
}

export class Results {
  readonly scenario: Scenario;
  readonly design: Design;
  /** What is needed to make the run again, and where it was made. */
  readonly manifest: Manifest;
  /** All cells that were run, in the order of the design. */
  readonly all: readonly Observation[];
  /** Those that gave measures. */
  readonly observations: readonly Observation[];
  /** Those that failed. */
  readonly failures: readonly Observation[];
  /** How the run ended: `complete`; `interrupted`; `precision` or `budget` where `--precision` was asked. */
  readonly ending: Ending;

  constructor(
    scenario: Scenario,
    design: Design,
    manifest: Manifest,
    all: readonly Observation[],
    ending: Ending = { kind: "complete" },
  ) {
    this.scenario = scenario;
    this.design = design;
    this.manifest = manifest;
    this.all = all;
    this.observations = all.filter(({ failure }) => failure === null);
    this.failures = all.filter(({ failure }) => failure !== null);
    this.ending = ending;
  }

  /** The levels of a factor side by side, with intervals: see `compare`. */
  compare(options: CompareOptions = {}): Comparison {
    return compare(this, options);
  }

  /** The rows of a recorded table over all cells, with the cell they are from. */
  table(name: string): { readonly observation: Observation; readonly columns: Columns }[] {
    return this.observations
      .filter(({ tables }) => name in tables)
      .map((observation) => ({ observation, columns: observation.tables[name] }));
  }

  async [Symbol.for("Jupyter.display")](): Promise<MimeBundle> {
    if (display !== null) return await display(this);
    const { observations, scenario } = this;
    return { "text/plain": `${observations.length} observations of ${scenario.name}` };
  }
}

/** How a run ended. `remaining` counts cells that were not run; the precisions are relative half-widths. */
export type Ending =
  | { readonly kind: "complete" }
  | { readonly kind: "interrupted"; readonly remaining: number }
  | { readonly kind: "precision"; readonly wanted: number; readonly reached: number }
  | {
    readonly kind: "budget";
    readonly remaining: number;
    readonly budget: string;
    /** Where a precision was asked for. */
    readonly wanted?: number;
    readonly reached?: number;
  };
