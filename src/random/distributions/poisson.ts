/**
 * The Poisson law with mean λ: P(X = k) = λ^k exp(−λ) / k!, k = 0, 1, 2, …
 *
 * Below λ = 10 by inversion from a table. From there on by transformed rejection with squeeze, PTRS:
 * with U uniform on (−½, ½), k = ⌊(2a / (½ − |U|) + b) U + λ + 0.43⌋ is taken at once if V is under
 * the squeeze, else held against ln P(X = k); 1.12 to 1.33 pairs of uniforms a draw (measured).
 *
 * Method: Hörmann, "The transformed rejection method for generating Poisson random variables",
 * Insurance: Mathematics and Economics 12(1):39–45, 1993, algorithm PTRS.
 */
import { exp, largeGammaQ, leastLargeShape, ln, onFirstCall } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { logFactorial } from "../log-factorial.ts";
import { probability } from "../parameter.ts";
import type { Random } from "../random.ts";
import { bisect, cumulate, firstReaching } from "./inversion.ts";

const poissonCdf = onFirstCall("@stdlib/stats-base-dists-poisson-cdf");

const smallest = 10; // λ from which on PTRS is valid
const largest = 0x80000000; // above it ln k! loses the digits that the acceptance needs

export interface PoissonOptions {
  /** λ, in (0, 2³¹] */
  mean: number;
}

/** The Poisson law; quantiles by bisection of the incomplete gamma function. */
export function poisson({ mean: lambda }: PoissonOptions): Distribution {
  if (!(lambda > 0 && lambda <= largest)) {
    throw new RangeError(`poisson: mean must be in (0, 2³¹], got ${lambda}`);
  }
  const cdf = (k: number): number =>
    k + 1 < leastLargeShape ? poissonCdf(k, lambda) : largeGammaQ(k + 1, lambda);
  // 1 − P(X ≤ high) is far below 2⁻⁵³, the distance of 1 from the next smaller number
  const high = Math.ceil(lambda + 40 + 12 * Math.sqrt(lambda));
  return {
    name: `poisson(mean ${lambda})`,
    mean: lambda,
    variance: lambda,
    draw: lambda < smallest ? inversion(lambda) : transformedRejection(lambda),
    quantile(p) {
      probability("poisson.quantile", "p", p);
      return p === 1 ? Infinity : bisect(cdf, p, 0, high);
    },
  };
}

function inversion(lambda: number): (random: Random) => number {
  const cumulative = cumulate(exp(-lambda), (k) => lambda / k);
  return (random) => firstReaching(cumulative, random.openUniform());
}

function transformedRejection(lambda: number): (random: Random) => number {
  const logLambda = ln(lambda);
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const logInverseAlpha = ln(1.1239 + 1.1328 / (b - 3.4));
  const vr = 0.9277 - 3.6224 / (b - 2);
  return (random) => {
    for (;;) {
      const u = random.openUniform() - 0.5;
      const v = random.openUniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor((2 * a / us + b) * u + lambda + 0.43);
      if (us >= 0.07 && v <= vr) return k;
      if (k < 0 || (us < 0.013 && v > us)) continue;
      const height = ln(v) + logInverseAlpha - ln(a / (us * us) + b);
      if (height <= k * logLambda - lambda - logFactorial(k)) return k;
    }
  };
}
