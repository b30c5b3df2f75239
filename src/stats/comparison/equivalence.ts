/**
 * Equivalence by two one-sided tests (TOST): is the difference of means surely small?
 *
 * A large p-value of an ordinary test never shows that two systems are alike. Here the hypothesis
 * is that they differ by `margin` or more, either way,
 *
 *     t_low = (d̄ + Δ)/e,     t_high = (d̄ − Δ)/e,     p = max(P(T ≥ t_low), P(T ≤ t_high))
 *
 * and a small p shows |E[x] − E[y]| < Δ. It is the same as asking whether the interval of level
 * 1 − 2α lies within (−Δ, Δ).
 *
 * Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15(6):657–680, 1987.
 */
import { levelOf } from "../estimate.ts";
import { pairedTest } from "./paired.ts";
import type { TTestResult } from "./test-result.ts";
import { welchTest } from "./welch.ts";

/** How equivalence is asked for. */
export interface EquivalenceOptions {
  /** Δ > 0: a difference of means that would matter, in the unit of the samples. */
  readonly margin: number;
  /** 1 − α, in (0, 1); 0.95 unless told. */
  readonly level?: number;
  /** Whether x_i and y_i belong together; false (Welch's test) unless told. */
  readonly paired?: boolean;
}

/** The answer of the two one-sided tests. */
export interface EquivalenceResult extends TTestResult {
  /** Whether p ≤ α: the samples are equivalent within the margin at the level. */
  readonly isEquivalent: boolean;
}

/**
 * The two one-sided tests; the statistic is the t of the side with the larger p. The estimate is x̄
 * − ȳ with its interval at level 1 − 2α, which lies within the margin just where the samples are
 * found equivalent.
 * Throws a RangeError where margin is not > 0, the level not in (½, 1), or the samples are too
 * small for their test.
 */
export function equivalenceTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: EquivalenceOptions,
): EquivalenceResult {
  const { margin, paired = false } = options;
  const level = levelOf("equivalenceTest", options);
  if (!(margin > 0 && margin < Infinity)) {
    throw new RangeError(`equivalenceTest: margin must be finite and > 0, got ${margin}`);
  }
  if (!(level > 0.5)) {
    throw new RangeError(`equivalenceTest: level must be in (½, 1), got ${level}`);
  }
  const test = paired ? pairedTest : welchTest;
  const interval = { level: 2 * level - 1 };
  const low = test(x, y, { ...interval, difference: -margin, alternative: "greater" });
  const high = test(x, y, { ...interval, difference: margin, alternative: "less" });
  const worse = low.pValue >= high.pValue ? low : high;
  return {
    ...worse,
    method: paired ? "equivalence paired t" : "equivalence welch t",
    isEquivalent: worse.pValue <= 1 - level,
  };
}
