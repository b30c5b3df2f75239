/**
 * Experiments: scenarios, designs, cells, the runner with its workers, the store, comparison.
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
export { cells, type Combination, combinations, type Design } from "./design.ts";
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
export type { Manifest } from "./manifest.ts";
export type { Store, StoredRun } from "./store.ts";
export { type Objective, objective, type ObjectiveOptions, withObjective } from "./objective.ts";
export { pareto, type ParetoBlock, type ParetoOptions, type ParetoPoint } from "./pareto.ts";
export { type WinLoss, winLoss, type WinLossOptions } from "./win-loss.ts";
export { quantityInput } from "./quantity-input.ts";
export { parameterInput, parameterPaths, parameterUnit } from "./parameter-input.ts";
export { nearestName } from "./nearest-name.ts";
export { decimalPrefixes, inWords, takesPrefix } from "./units.ts";
