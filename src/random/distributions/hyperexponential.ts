/**
 * The hyperexponential law: one of several exponential laws, chosen by chance.
 *
 *     P(X > x) = Σ pᵢ exp(−x/mᵢ),   E[X] = Σ pᵢ mᵢ,   E[X²] = 2 Σ pᵢ mᵢ²
 *
 * Its squared coefficient of variation is at least 1: the bursty service time of queueing models.
 */
import { exp, expm1, ln, log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";

export interface HyperexponentialOptions {
  /** pᵢ: chances of the branches, adding up to 1 within 1e-9 */
  probabilities: readonly number[];
  /** mᵢ: means of the branches, in the unit of the variable */
  means: readonly number[];
}

/** The hyperexponential law of the given branches; quantiles by Newton's method. */
export function hyperexponential(
  { probabilities, means }: HyperexponentialOptions,
): Distribution {
  if (probabilities.length === 0 || probabilities.length !== means.length) {
    throw new RangeError(
      "hyperexponential: probabilities and means must be as many and at least one, " +
        `got ${probabilities.length} and ${means.length}`,
    );
  }
  const p = Float64Array.from(
    probabilities,
    (pi) => probability("hyperexponential", "probabilities", pi),
  );
  const m = Float64Array.from(means, (mi) => positive("hyperexponential", "means", mi));
  const total = p.reduce((sum, pi) => sum + pi, 0);
  if (Math.abs(total - 1) > 1e-9) {
    throw new RangeError(`hyperexponential: probabilities must add up to 1, got ${total}`);
  }
  for (let i = 0; i < p.length; i++) p[i] /= total;
  const mean = p.reduce((sum, pi, i) => sum + pi * m[i], 0);
  const last = p.length - 1;
  return {
    name: `hyperexponential(probabilities ${probabilities.join(" ")}, means ${means.join(" ")})`,
    mean,
    variance: 2 * p.reduce((sum, pi, i) => sum + pi * m[i] * m[i], 0) - mean * mean,
    draw(random) {
      let u = random.uniform();
      let i = 0;
      while (i < last && u >= p[i]) u -= p[i++];
      return m[i] * random.exponential();
    },
    quantile(level) {
      probability("hyperexponential.quantile", "p", level);
      return level === 1 ? Infinity : invertSurvival(p, m, log1p(-level));
    },
  };
}

/**
 * The x with ln P(X > x) = target, by Newton's method from 0. The logarithm of the survival function
 * is convex, so that the steps climb to the root and never pass it.
 */
function invertSurvival(p: Float64Array, m: Float64Array, target: number): number {
  let x = 0;
  for (;;) {
    let reached = 0; // P(X ≤ x)
    let survival = 0;
    let density = 0;
    for (let i = 0; i < p.length; i++) {
      const part = p[i] * exp(-x / m[i]);
      reached -= p[i] * expm1(-x / m[i]);
      survival += part;
      density += part / m[i];
    }
    const logSurvival = reached < 0.5 ? log1p(-reached) : ln(survival);
    const next = x + (logSurvival - target) * (survival / density);
    if (!(next > x * (1 + 2 * Number.EPSILON))) return x;
    x = next;
  }
}

export interface HyperexponentialMomentsOptions {
  /** E[X] > 0, in the unit of the variable */
  mean: number;
  /** c² ≥ 1: variance over squared mean */
  squaredCoefficientOfVariation: number;
}

/**
 * The hyperexponential law of two branches with these moments and balanced means, p₁m₁ = p₂m₂:
 *
 *     p₁ = ½ (1 + √((c² − 1) / (c² + 1))),   mᵢ = E[X] / (2pᵢ)
 *
 * Source: Tijms, A First Course in Stochastic Models, Wiley 2003, appendix B.
 */
export function hyperexponentialFromMoments(
  { mean, squaredCoefficientOfVariation: c2 }: HyperexponentialMomentsOptions,
): Distribution {
  positive("hyperexponentialFromMoments", "mean", mean);
  if (!(c2 >= 1 && c2 < Infinity)) {
    throw new RangeError(
      `hyperexponentialFromMoments: squaredCoefficientOfVariation must be ≥ 1 and finite, got ${c2}`,
    );
  }
  const p1 = 0.5 * (1 + Math.sqrt((c2 - 1) / (c2 + 1)));
  const p2 = 1 / ((c2 + 1) * 2 * p1); // 1 − p₁ without cancellation: p₁p₂ = 1 / (2(c² + 1))
  return hyperexponential({
    probabilities: [p1, p2],
    means: [mean / (2 * p1), mean / (2 * p2)],
  });
}
