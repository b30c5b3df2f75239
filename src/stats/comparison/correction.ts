/**
 * Corrections for many tests: adjusted p-values, to be held against the level as if each stood
 * alone.
 *
 * With p₍₁₎ ≤ … ≤ p₍ₘ₎ and all adjusted values at most 1:
 *
 *     Bonferroni           p̃ = m p
 *     Holm                 p̃₍ᵢ₎ = max_{j ≤ i} (m − j + 1) p₍ⱼ₎
 *     Benjamini-Hochberg   p̃₍ᵢ₎ = min_{j ≥ i} (m/j) p₍ⱼ₎
 *
 * The first two keep the chance of any false rejection at most α, however the tests depend on each
 * other; Holm's is never less powerful, so prefer it. The third keeps the expected share of false
 * ones among the rejections at most α, if the tests are independent or positively dependent.
 *
 * Holm, Scandinavian Journal of Statistics 6(2):65–70, 1979.
 * Benjamini and Hochberg, Journal of the Royal Statistical Society B 57(1):289–300, 1995.
 */

/** Adjusts p-values; the answer stands in the order of the input. */
export type Correction = (pValues: ArrayLike<number>) => Float64Array;

/** m p. Throws a RangeError where a p-value is not in [0, 1], as the others do. */
export function bonferroni(pValues: ArrayLike<number>): Float64Array {
  const order = ascendingOrder("bonferroni", pValues);
  return Float64Array.from(pValues, (p) => Math.min(1, order.length * p));
}

/** Holm's step-down adjustment. */
export function holm(pValues: ArrayLike<number>): Float64Array {
  const order = ascendingOrder("holm", pValues);
  const m = order.length;
  const adjusted = new Float64Array(m);
  let greatest = 0;
  for (let i = 0; i < m; i++) {
    greatest = Math.max(greatest, Math.min(1, (m - i) * pValues[order[i]]));
    adjusted[order[i]] = greatest;
  }
  return adjusted;
}

/** Benjamini and Hochberg's step-up adjustment, for the false discovery rate. */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const order = ascendingOrder("benjaminiHochberg", pValues);
  const m = order.length;
  const adjusted = new Float64Array(m);
  let least = 1;
  for (let i = m - 1; i >= 0; i--) {
    least = Math.min(least, (m / (i + 1)) * pValues[order[i]]);
    adjusted[order[i]] = least;
  }
  return adjusted;
}

/** The corrections by name. */
export const corrections = { bonferroni, holm, benjaminiHochberg } satisfies Record<
  string,
  Correction
>;

function ascendingOrder(caller: string, pValues: ArrayLike<number>): Int32Array {
  for (let i = 0; i < pValues.length; i++) {
    if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
      throw new RangeError(
        `${caller}: p-values must be in [0, 1], got ${pValues[i]} at index ${i}`,
      );
    }
  }
  return Int32Array.from(pValues, (_, i) => i).sort((i, j) => pValues[i] - pValues[j] || i - j);
}
