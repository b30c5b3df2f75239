/**
 * Dominance: the chance that a value of x lies above one of y, as an effect size that only order
 * enters.
 *
 *     Cliff's δ = P(x > y) − P(x < y) in [−1, 1]
 *     Vargha and Delaney's A₁₂ = P(x > y) + ½ P(x = y) = (δ + 1)/2 in [0, 1]
 *
 * With d_ij = sign(x_i − y_j), row means d_i·, column means d_·j and mean δ̂, the variance is
 * estimated without bias by
 *
 *     s² = [m² Σ(d_i· − δ̂)² + n² Σ(d_·j − δ̂)² − ΣΣ(d_ij − δ̂)²] / (nm(n − 1)(m − 1))
 *
 * but taken as (1 − δ̂²)/(nm − 1) at least. The interval is asymmetrical and stays within [−1, 1]:
 *
 *     [δ̂ − δ̂³ ± z s √((1 − δ̂²)² + z² s²)] / (1 − δ̂² + z² s²)
 *
 * Where δ̂ = ±1 that says nothing, and Wilson's interval of a share of 1 in min(n, m) trials takes
 * its place: (k − z²)/(k + z²).
 *
 * Cliff, Psychological Bulletin 114(3):494–509, 1993; Feng and Cliff, Journal of Modern Applied
 * Statistical Methods 3(2):322–332, 2004.
 * Vargha and Delaney, Journal of Educational and Behavioral Statistics 25(2):101–132, 2000 (A: 0.56
 * small, 0.64 medium, 0.71 large).
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { normalQuantile } from "../laws.ts";

/**
 * δ of two independent samples; 1 where every x lies above every y.
 * Throws a RangeError where a sample has under two values or a value is NaN.
 */
export function cliffDelta(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("cliffDelta", options);
  const X = sortedNumbers(x);
  const Y = sortedNumbers(y);
  const n = X.length, m = Y.length;
  const rows = dominances(X, Y); // d_i·
  const columns = dominances(Y, X); // −d_·j
  const delta = rows.mean;
  const z = normalQuantile((1 + level) / 2);
  const about = { level, n: n + m, method: "cliff" };
  if (Math.abs(delta) === 1) {
    const k = Math.min(n, m);
    const inner = (k - z * z) / (k + z * z);
    return delta === 1
      ? { value: 1, low: inner, high: 1, ...about }
      : { value: -1, low: -1, high: -inner, ...about };
  }
  const cells = rows.unequalPairs - n * m * delta * delta; // ΣΣ(d_ij − δ̂)², as d_ij² is 1 but for ties
  const unbiased = (m * m * rows.sumOfSquares + n * n * columns.sumOfSquares - cells) /
    (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (n * m - 1));
  const rest = 1 - delta * delta;
  const zs2 = z * z * variance;
  const centre = delta - delta * delta * delta;
  const half = Math.sqrt(zs2 * (rest * rest + zs2));
  return {
    value: delta,
    low: (centre - half) / (rest + zs2),
    high: (centre + half) / (rest + zs2),
    ...about,
  };
}

/** A₁₂ of two independent samples; ½ where neither lies above. Throws as {@link cliffDelta}. */
export function varghaDelaneyA(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: IntervalOptions = {},
): Estimate {
  const { value, low, high, level, n } = cliffDelta(x, y, options);
  const share = (delta: number) => (delta + 1) / 2;
  return {
    value: share(value),
    low: share(low),
    high: share(high),
    level,
    n,
    method: "vargha-delaney",
  };
}

/**
 * Mean of sign(x_i − y_j), the squares of the row means about it, and how many pairs are not ties;
 * both samples sorted.
 */
function dominances(
  X: Float64Array,
  Y: Float64Array,
): { mean: number; sumOfSquares: number; unequalPairs: number } {
  const m = Y.length;
  const row = new Float64Array(X.length);
  let total = 0, unequalPairs = 0;
  let below = 0, notAbove = 0; // #{y < x_i}, #{y ≤ x_i}
  for (let i = 0; i < X.length; i++) {
    while (below < m && Y[below] < X[i]) below += 1;
    while (notAbove < m && Y[notAbove] <= X[i]) notAbove += 1;
    const above = m - notAbove;
    row[i] = (below - above) / m;
    total += below - above;
    unequalPairs += below + above;
  }
  const mean = total / (X.length * m);
  const sumOfSquares = row.reduce((sum, d) => sum + (d - mean) * (d - mean), 0);
  return { mean, sumOfSquares, unequalPairs };
}

function sortedNumbers(values: ArrayLike<number>): Float64Array {
  if (values.length < 2) {
    throw new RangeError(`cliffDelta: a sample needs at least 2 values, got ${values.length}`);
  }
  return Float64Array.from(values, (value, i) => {
    if (Number.isNaN(value)) {
      throw new RangeError(`cliffDelta: values must be numbers, got NaN at index ${i}`);
    }
    return value;
  }).sort();
}
