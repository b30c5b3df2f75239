/** Levels side by side: estimates, paired differences, ranks. */
import type { Comparison } from "./comparison.ts";
import type { Results } from "./results.ts";

export interface CompareOptions {
  /** The factor compared; the scenario's first by default. */
  readonly factor?: string;
  /** The level that the others are compared with; the factor's first level run by default. */
  readonly baseline?: string;
  /** Confidence level of all intervals, 0.95 by default. */
  readonly level?: number;
}

export function compare(_results: Results, _options: CompareOptions = {}): Comparison {
  throw new Error("not yet written");
}
