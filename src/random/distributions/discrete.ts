/**
 * A discrete law given by its weights, drawn in constant time by the alias method: n columns of equal
 * width, each shared by at most two values. A column is chosen, then one of its two.
 *
 * Method: Walker, ACM Transactions on Mathematical Software 3(3):253–256, 1977.
 * Tables: Vose, IEEE Transactions on Software Engineering 17(9):972–975, 1991.
 */
import type { Distribution } from "../distribution.ts";
import { finite, nonNegative, probability } from "../parameter.ts";
import { firstReaching } from "./inversion.ts";

export interface DiscreteOptions {
  /** wᵢ ≥ 0, at least one above 0; they need not add up to 1 */
  weights: ArrayLike<number>;
  /** the value of each weight; without it 0, 1, …, n − 1 */
  values?: ArrayLike<number>;
}

/**
 * The law P(X = valueᵢ) = wᵢ / Σw. Memory grows with n, up to 2²⁰ values or so; column and share come
 * from one uniform number, which leaves the share 53 − log₂ n bits.
 */
export function discrete({ weights, values: given }: DiscreteOptions): Distribution {
  const n = weights.length;
  const w = Float64Array.from(weights, (wi) => nonNegative("discrete", "weights", wi));
  const total = w.reduce((sum, wi) => sum + wi, 0);
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`discrete: weights must have a sum > 0 and finite, got ${total} of ${n}`);
  }
  if (given !== undefined && given.length !== n) {
    throw new RangeError(`discrete: values must be as many as weights (${n}), got ${given.length}`);
  }
  const values = Float64Array.from(
    weights,
    (_, i) => (given === undefined ? i : finite("discrete", "values", given[i])),
  );
  const { share, alias } = aliasTables(w, total);
  const { sorted, cumulative } = ascending(values, w, total);
  const mean = values.reduce((sum, x, i) => sum + x * (w[i] / total), 0);
  return {
    name: `discrete(${n} values)`,
    mean,
    variance: values.reduce((sum, x, i) => sum + (x - mean) * (x - mean) * (w[i] / total), 0),
    draw(random) {
      const u = n * random.uniform();
      const i = Math.floor(u);
      return values[u - i < share[i] ? i : alias[i]];
    },
    quantile(p) {
      return sorted[firstReaching(cumulative, probability("discrete.quantile", "p", p))];
    },
  };
}

/** Vose's tables: column i belongs to i up to share[i] and to alias[i] from there. */
function aliasTables(
  w: Float64Array,
  total: number,
): { share: Float64Array; alias: Uint32Array } {
  const n = w.length;
  const share = w.map((wi) => (wi / total) * n);
  const alias = Uint32Array.from(w, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((si, i) => (si < 1 ? small : large).push(i));
  for (;;) {
    const poor = small.pop();
    const rich = large.pop();
    if (poor === undefined || rich === undefined) {
      // what is left differs from a full column by rounding only
      for (const i of [poor, rich, ...small, ...large]) if (i !== undefined) share[i] = 1;
      return { share, alias };
    }
    alias[poor] = rich;
    share[rich] = share[rich] + share[poor] - 1;
    (share[rich] < 1 ? small : large).push(rich);
  }
}

/** The values with a chance, in ascending order, and P(X ≤ value) of each; the last is 1. */
function ascending(
  values: Float64Array,
  w: Float64Array,
  total: number,
): { sorted: Float64Array; cumulative: Float64Array } {
  const order = Array.from(values.keys())
    .filter((i) => w[i] > 0)
    .sort((i, j) => values[i] - values[j]);
  let sum = 0;
  const cumulative = Float64Array.from(order, (i) => (sum += w[i]) / total);
  cumulative[cumulative.length - 1] = 1;
  return { sorted: Float64Array.from(order, (i) => values[i]), cumulative };
}
