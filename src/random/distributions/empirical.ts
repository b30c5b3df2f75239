import type { Distribution } from "../distribution.ts";
import { finite, probability } from "../parameter.ts";
import { rankOf } from "./integer.ts";

export interface EmpiricalOptions {
  /** the observations, in any order, in the unit of the variable; copied and sorted */
  data: ArrayLike<number>;
  /** false (the default): only observed values; true: straight lines between neighbours */
  interpolate?: boolean;
}

/**
 * The law of the data x₍₁₎ ≤ … ≤ x₍ₙ₎ themselves, by inversion.
 *
 * Without interpolation each observation has mass 1/n, as in a bootstrap. With it the distribution
 * function runs straight from 0 at x₍₁₎ through (i − 1) / (n − 1) at x₍ᵢ₎ to 1 at x₍ₙ₎; its mean is not
 * quite that of the data, and it draws nothing beyond their extremes. `mean` and `variance` are those
 * of the law.
 *
 * Source: Law, Simulation Modeling and Analysis, 5th ed., McGraw-Hill 2015, section 6.2.4.
 */
export function empirical({ data, interpolate = false }: EmpiricalOptions): Distribution {
  const n = data.length;
  const least = interpolate ? 2 : 1;
  if (n < least) {
    throw new RangeError(`empirical: data must have at least ${least} observations, got ${n}`);
  }
  const x = Float64Array.from(data, (xi) => finite("empirical", "data", xi)).sort();
  const at = interpolate
    ? (p: number): number => {
      const i = Math.min(Math.floor(p * (n - 1)), n - 2);
      return x[i] + (p * (n - 1) - i) * (x[i + 1] - x[i]);
    }
    : (p: number): number => x[rankOf(p, n)];
  return {
    name: `empirical(${n} observations${interpolate ? ", interpolated" : ""})`,
    ...(interpolate ? momentsOfLines(x) : momentsOfPoints(x)),
    draw: interpolate
      ? (random) => at(random.uniform())
      : (random) => x[Math.floor(n * random.uniform())],
    quantile: (p) => at(probability("empirical.quantile", "p", p)),
  };
}

// Both run Welford's update, which does not cancel however far the data are from 0.

function momentsOfPoints(x: Float64Array): { mean: number; variance: number } {
  let mean = 0;
  let squares = 0;
  x.forEach((xi, i) => {
    const delta = xi - mean;
    mean += delta / (i + 1);
    squares += delta * (xi - mean);
  });
  return { mean, variance: squares / x.length };
}

/** Each of the n − 1 pieces is uniform with mean (a + b)/2 and variance (b − a)²/12. */
function momentsOfLines(x: Float64Array): { mean: number; variance: number } {
  const middles = x.subarray(1).map((b, i) => x[i] + (b - x[i]) / 2);
  const { mean, variance: between } = momentsOfPoints(middles);
  const { mean: within } = momentsOfPoints(
    x.subarray(1).map((b, i) => (b - x[i]) * (b - x[i]) / 12),
  );
  return { mean, variance: between + within };
}
