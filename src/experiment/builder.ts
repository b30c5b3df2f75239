/**
 * Experiments as a notebook writes them:
 *
 *     const results = await experiment("edge-mobility").level("policy", "nearest", "qaoa").seeds(20).run()
 *
 * Each step gives a new experiment and leaves the old one as it was, so variants can share a beginning.
 */
import type { Json } from "./observation.ts";
import { type Choices, designOf } from "./design-of.ts";
import { type LoadedScenario, loadedScenario, loadScenario } from "./load.ts";
import type { Precision } from "./precision.ts";
import type { Results } from "./results.ts";
import { type Progress, runExperiment, type RunOptions } from "./run.ts";
import type { Scenario } from "./scenario.ts";

/** Shows how far a run is. */
export interface ShownProgress {
  /** Is told of every step. */
  update(progress: Progress): void;
  /** Is told how the run ended. */
  end(results: Results): Promise<void>;
}

/** Begins to show the progress of a run of that scenario; null where nobody would see it. */
export type ShowProgress = (scenario: Scenario) => ShownProgress | null;

let showProgress: ShowProgress | null = null;

/** Tells experiments how to show their progress in a notebook. The report room calls it when it is loaded. */
export function showProgressWith(show: ShowProgress | null): void {
  showProgress = show;
}

/** A scenario by name, by path or itself, as an experiment of its `quick` preset. */
export function experiment(scenario: string | Scenario): Experiment {
  return new Experiment(scenario, {}, {});
}

export class Experiment {
  #scenario: string | Scenario;
  #choices: Choices;
  #options: RunOptions;

  constructor(scenario: string | Scenario, choices: Choices, options: RunOptions) {
    this.#scenario = scenario;
    this.#choices = choices;
    this.#options = options;
  }

  /** Sizes as the scenario names them: `quick`, `paper`. */
  preset(name: string): Experiment {
    return this.#with({ preset: name }, { preset: name });
  }

  /** Parameters by dotted path, in SI units. */
  set(parameters: Readonly<Record<string, Json>>): Experiment {
    return this.#with({ set: { ...this.#choices.set, ...parameters } });
  }

  /** A parameter that takes several values, in SI units. */
  sweep(path: string, ...values: readonly Json[]): Experiment {
    return this.#with({ sweep: { ...this.#choices.sweep, [path]: values } });
  }

  /** The levels run of a factor; the first is the baseline. */
  level(factor: string, ...levels: readonly string[]): Experiment {
    return this.#with({ levels: { ...this.#choices.levels, [factor]: levels } });
  }

  /** Only these factors vary in full; the others stay at their first level. */
  vary(...factors: readonly string[]): Experiment {
    return this.#with({ vary: factors });
  }

  /** Replications of each combination. */
  seeds(count: number): Experiment {
    return this.#with({ seeds: count });
  }

  /** Names all chance of the run. */
  seed(text: string): Experiment {
    return this.#with({ seed: text });
  }

  /** Replications in antithetic pairs. */
  antithetic(): Experiment {
    return this.#with({ antithetic: true });
  }

  /** The file or name of a capture for a role of the scenario. */
  capture(role: string, file: string): Experiment {
    return this.#with({}, { captures: { ...this.#options.captures, [role]: file } });
  }

  /** Adds replications until the intervals are that narrow: 0.05 for ± 5 % of the baseline's mean. */
  precision(relative: number, of: Omit<Precision, "relative"> = {}): Experiment {
    return this.#with({}, { precision: { relative, ...of } });
  }

  /** Threads; 0 for this one. */
  workers(count: number): Experiment {
    return this.#with({}, { workers: count });
  }

  /** Further options of the run: store, budget, signal, progress. */
  with(options: RunOptions): Experiment {
    return this.#with({}, options);
  }

  /**
   * Runs it. Throws a RangeError for whatever the scenario does not know, with what it does.
   */
  async run(): Promise<Results> {
    const loaded = await this.#loaded();
    const design = designOf(loaded.scenario, this.#choices);
    const shown = this.#options.onProgress === undefined ? showProgress?.(loaded.scenario) : null;
    if (!shown) return await runExperiment(loaded, design, this.#options);
    const onProgress = (progress: Progress) => shown.update(progress);
    const results = await runExperiment(loaded, design, { ...this.#options, onProgress });
    await shown.end(results);
    return results;
  }

  async #loaded(): Promise<LoadedScenario> {
    return typeof this.#scenario === "string"
      ? await loadScenario(this.#scenario)
      : loadedScenario(this.#scenario);
  }

  #with(choices: Choices, options: RunOptions = {}): Experiment {
    return new Experiment(
      this.#scenario,
      { ...this.#choices, ...choices },
      { ...this.#options, ...options },
    );
  }
}
