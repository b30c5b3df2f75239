/**
 * The beta law: density proportional to x^(α−1) (1 − x)^(β−1) on (0, 1).
 *
 * Draws as X / (X + Y) of two gamma variables; where both shapes are at most 1 by Jöhnk's rejection,
 * U^(1/α) and V^(1/β) kept if their sum is at most 1, in logarithms, so that small shapes do not
 * underflow.
 *
 * Methods: Devroye, Non-Uniform Random Variate Generation, Springer 1986, chapter IX.3 and IX.4;
 * Jöhnk, Metrika 8:5–15, 1964.
 */
import { exp, log1p, onFirstCall } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";
import type { Random } from "../random.ts";
import { standardGamma } from "./gamma.ts";

const betaQuantile = onFirstCall("@stdlib/stats-base-dists-beta-quantile");

export interface BetaOptions {
  /** α > 0: weight of the end at 1 */
  alpha: number;
  /** β > 0: weight of the end at 0 */
  beta: number;
}

/** The beta law on [0, 1]; quantiles are those of @stdlib. */
export function beta({ alpha: a, beta: b }: BetaOptions): Distribution {
  positive("beta", "alpha", a);
  positive("beta", "beta", b);
  const sum = a + b;
  return {
    name: `beta(alpha ${a}, beta ${b})`,
    mean: a / sum,
    variance: (a / sum) * (b / sum) / (sum + 1),
    draw: a <= 1 && b <= 1 ? johnk(a, b) : gammaRatio(a, b),
    quantile: (p) => betaQuantile(probability("beta.quantile", "p", p), a, b),
  };
}

function gammaRatio(a: number, b: number): (random: Random) => number {
  const drawX = standardGamma(a);
  const drawY = standardGamma(b);
  return (random) => {
    const x = drawX(random);
    return x / (x + drawY(random));
  };
}

function johnk(a: number, b: number): (random: Random) => number {
  return (random) => {
    for (;;) {
      const logX = -random.exponential() / a;
      const logY = -random.exponential() / b;
      if (exp(logX) + exp(logY) > 1) continue;
      const difference = logY - logX;
      // x / (x + y) = 1 / (1 + y/x), from the side where the exponential is below 1
      return difference > 0
        ? exp(-difference - log1p(exp(-difference)))
        : 1 / (1 + exp(difference));
    }
  };
}
