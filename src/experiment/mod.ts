/**
 * Experiments: scenarios, designs, cells, the runner with its threads, the store, comparison.
 *
 * A scenario describes a world, the factors that vary in it and the measures taken; its `run`
 * simulates one cell. Everything else is done here, and done alike for all: which cells there are
 * (`designOf`, `cells`), running them on several threads under common random numbers
 * (`runExperiment`), keeping every finished cell (`openStore`), and comparing levels with intervals
 * (`compare`). The observations do not depend on the number of threads, the order in which cells
 * ended, or the runtime.
 *
 * ```ts
 * import { compare, experiment, scenario, z } from "wagonwheel/experiment";
 * import { formatEstimate } from "wagonwheel/stats";
 *
 * const coin = scenario({
 *   name: "coin",
 *   title: "A coin and its bent sister",
 *   question: "How much more often does the bent one show heads?",
 *   references: [],
 *   parameters: z.strictObject({ tosses: z.int().positive().default(1000) }),
 *   factors: { coin: { fair: 0.5, bent: 0.55 } },
 *   measures: { heads: { unit: "1", better: "neither", meaning: "share of heads" } },
 *   presets: { quick: { seeds: 20 }, paper: { seeds: 200 } },
 *   run({ parameters: { tosses }, levels: { coin }, random }) {
 *     let heads = 0;
 *     for (let i = 0; i < tosses; i++) heads += random.uniform() < coin ? 1 : 0;
 *     return { heads: heads / tosses };
 *   },
 * });
 *
 * const results = await experiment(coin).seeds(20).run();
 * const [fair, bent] = compare(results).blocks[0].measures.heads;
 * console.log(formatEstimate(fair.estimate)); // 0.503 ± 0.005 (95 %, n = 20, t)
 * if (bent.difference !== null) console.log(formatEstimate(bent.difference.estimate)); // 0.0516 ± 0.0030 (95 %, n = 20, paired t)
 * ```
 *
 * @module
 */
export { z } from "zod";
export {
  type CellContext,
  type Factors,
  type Measure,
  type ParametersOf,
  type Preset,
  type Scenario,
  scenario,
  type ScenarioDefinition,
} from "./scenario.ts";
export type { Cell, Columns, Failure, Json, Observation } from "./observation.ts";
export { atPath, cells, type Combination, combinations, type Design } from "./design.ts";
export type {
  AxisOptions,
  FigureOf,
  FigureRow,
  FigureStyle,
  FigureTools,
  HeatCell,
  HeatMapOptions,
  RowOptions,
  TheoryRow,
} from "./figure.ts";
export type {
  Block,
  Comparison,
  LevelResult,
  Omission,
  PairedDifference,
  Setting,
} from "./comparison.ts";
export { compare, type CompareOptions } from "./compare.ts";
export { type Ending, type MimeBundle, Results, showResultsWith } from "./results.ts";
export { rowsAcross } from "./rows-across.ts";
export type { Manifest } from "./manifest.ts";
export { type Store, type StoredRun, StoreError } from "./store.ts";
export { openStore, type StoreOptions } from "./sqlite-store.ts";
export { type Merged, mergeStores, missingOf } from "./merge.ts";
export { observationsCsv } from "./export/csv.ts";
export { type Frame, showDataFramesWith } from "./export/danfo.ts";
export {
  captureDataFrame,
  columnsOf,
  dataFrame,
  observationsDataFrame,
} from "./export/data-frame.ts";
export { observationsJson } from "./export/json.ts";
export { observationsParquet } from "./export/parquet.ts";
export { type Objective, objective, type ObjectiveOptions, withObjective } from "./objective.ts";
export { pareto, type ParetoBlock, type ParetoOptions, type ParetoPoint } from "./pareto.ts";
export { type WinLoss, winLoss, type WinLossOptions } from "./win-loss.ts";
export { quantityInput } from "./quantity-input.ts";
export { parameterInput, parameterPaths, parameterUnit } from "./parameter-input.ts";
export { nearestName } from "./nearest-name.ts";
export { decimalPrefixes, inWords, takesPrefix } from "./units.ts";
export { type Choices, designOf } from "./design-of.ts";
export { type LoadedScenario, loadedScenario, loadScenario, scenarioFile } from "./load.ts";
export { codeFingerprint, installedVersion, libraryVersion } from "./fingerprint.ts";
export type { NamedCapture, NamedCaptures } from "./run-captures.ts";
export { type Precision } from "./precision.ts";
export { type Budget, type Progress, runExperiment, type RunOptions } from "./run.ts";
export { type Shard, shardOf } from "./shard.ts";
export {
  Experiment,
  experiment,
  type ShownProgress,
  type ShowProgress,
  showProgressWith,
} from "./builder.ts";
export { storedResults } from "./stored-results.ts";
export { type MeasureDifference, type RunDifference, runDifference } from "./run-difference.ts";
