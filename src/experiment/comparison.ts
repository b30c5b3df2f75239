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
  readonly blocks: readonly Block[];
}

/** One setting: the levels of the other factors and the swept parameters. */
export interface Block {
  readonly setting: Readonly<Record<string, string | number>>;
  /** Results per measure, levels in the order of the scenario. */
  readonly measures: Readonly<Record<string, readonly LevelResult[]>>;
}

export interface LevelResult {
  readonly level: string;
  /** The mean over replications, with its interval. */
  readonly estimate: Estimate;
  /** The known value, where the scenario states one. */
  readonly theory: number | null;
  /** Against the baseline on common random numbers; null for the baseline itself. */
  readonly difference: PairedDifference | null;
  /** 1 is best; levels that the intervals do not separate share a rank. Null where neither direction is better. */
  readonly rank: number | null;
}

export interface PairedDifference {
  /** Level minus baseline, in the unit of the measure. */
  readonly estimate: Estimate;
  /** The same, as a share of the baseline's mean; null where that mean is 0. */
  readonly relative: Estimate | null;
  /** Mean of the paired differences over their standard deviation (Cohen's d of pairs). */
  readonly effectSize: number;
  /** Two-sided paired t-test. */
  readonly pValue: number;
  /** The same after Holm's correction over all levels and settings of this measure. */
  readonly correctedPValue: number;
  /** Whether corrected p-value < 1 − confidence. */
  readonly isSeparated: boolean;
  /** 1 − Var(paired difference) / Var(with independent random numbers): what common numbers saved; negative where they cost. */
  readonly varianceSaved: number;
}
