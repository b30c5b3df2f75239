/** Types of the comparison; see compare.ts. */
import type { Estimate } from "../stats/mod.ts";

/** The levels of one factor side by side, in each setting of everything else. */
export interface Comparison {
  readonly scenario: string;
  /** The factor compared; null for a scenario that has none. */
  readonly factor: string | null;
  /** The level that the others are compared with. */
  readonly baseline: string;
  /** Confidence level of all intervals. */
  readonly confidence: number;
  /** Settings in the order of the design; those without any estimate are left out. */
  readonly blocks: readonly Block[];
  /** Levels left out of a block, since fewer than 2 replications gave measures. */
  readonly omitted: readonly Omission[];
}

/** One setting: the levels of the other factors and the swept parameters. */
export interface Block {
  readonly setting: Setting;
  /** Results per measure, levels in the order of the scenario. */
  readonly measures: Readonly<Record<string, readonly LevelResult[]>>;
}

/** Levels of the other factors by factor, then swept parameters by dotted path. */
export type Setting = Readonly<Record<string, string | number>>;

export interface LevelResult {
  /** The level's name; the scenario's where there is no factor. */
  readonly level: string;
  /** The mean over replications, with its interval; n counts pairs in an antithetic design. */
  readonly estimate: Estimate;
  /** The known value, where the scenario states one. */
  readonly theory: number | null;
  /**
   * Against the baseline on common random numbers; null for the baseline itself, and where fewer
   * than 2 replications gave measures on both sides.
   */
  readonly difference: PairedDifference | null;
  /**
   * 1 is best; levels that are not separated from the best of their group share its rank (see
   * ranks.ts). Null where neither direction is better.
   */
  readonly rank: number | null;
  /** Cells of this level that failed in this setting. */
  readonly failed: number;
}

export interface PairedDifference {
  /** Level minus baseline, in the unit of the measure. */
  readonly estimate: Estimate;
  /**
   * The same as a share of the size of the baseline's mean, by Fieller's theorem; null where that
   * mean is not told from 0 at the level, or is under 10⁻¹⁰⁰ of the differences.
   */
  readonly relative: Estimate | null;
  /**
   * Mean of the paired differences over their standard deviation (Cohen's d of pairs); null where
   * all differences are equal and not 0, which no number of standard deviations measures.
   */
  readonly effectSize: number | null;
  /** Two-sided paired t-test. */
  readonly pValue: number;
  /** The same after Holm's correction over all levels and settings of this measure. */
  readonly correctedPValue: number;
  /** Whether corrected p-value < 1 − confidence. */
  readonly isSeparated: boolean;
  /** What common random numbers saved of the difference's variance, with interval: see `varianceSaved`. */
  readonly varianceSaved: Estimate;
  /** Replications that one side has and the other lacks, since it failed or was not run. */
  readonly unpaired: number;
}

/** A level without an estimate. */
export interface Omission {
  readonly setting: Setting;
  readonly level: string;
  /** Replications that gave measures, 0 or 1; of pairs in an antithetic design. */
  readonly replications: number;
  readonly failed: number;
}
