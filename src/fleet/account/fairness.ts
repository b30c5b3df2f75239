/**
 * Jain's index of fairness:
 *
 *     J(x) = (Σ xᵢ)² / (n Σ xᵢ²),     1/n ≤ J ≤ 1
 *
 * 1 where all have the same, k/n where k of n have the same and the others nothing; it does not depend on
 * the unit. Where nobody has anything all have the same, and J is 1.
 *
 * Source: Jain, Chiu & Hawe, "A quantitative measure of fairness and discrimination for resource allocation
 * in shared computer systems", DEC Research Report TR-301, 1984.
 */
import { nonNegative } from "../parameter.ts";

/** Throws a RangeError for no shares, or one below 0. */
export function jainIndex(shares: ArrayLike<number> & Iterable<number>): number {
  if (shares.length === 0) throw new RangeError("jainIndex: needs at least one share, got none");
  let largest = 0;
  for (const x of shares) largest = Math.max(largest, nonNegative("jainIndex", "share", x));
  if (largest === 0) return 1;
  let sum = 0, squares = 0;
  for (const share of shares) {
    const x = share / largest; // so that no square overflows or vanishes
    sum += x;
    squares += x * x;
  }
  return sum * sum / (shares.length * squares);
}
