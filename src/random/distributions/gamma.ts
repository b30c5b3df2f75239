/**
 * The gamma law with shape a and scale θ: density proportional to x^(a−1) exp(−x/θ), x > 0.
 *
 * Draws by squeeze and rejection from a cubed normal: with d = a − 1/3 and c = 1/√(9d),
 * d (1 + cX)³ of a normal X is accepted if ln U < X²/2 + d − dV + d ln V, where V = (1 + cX)³;
 * at least 95 % are. A shape below 1 is raised by one and the draw multiplied by U^(1/a).
 *
 * Method: Marsaglia & Tsang, "A simple method for generating gamma variables", ACM Transactions on
 * Mathematical Software 26(3):363–372, 2000; the squeeze and the remark on a < 1 are theirs.
 */
import { exp, largeGammaQuantile, leastLargeShape, ln, onFirstCall } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { positive, probability } from "../parameter.ts";
import type { Random } from "../random.ts";

const gammaQuantile = onFirstCall("@stdlib/stats-base-dists-gamma-quantile");

export interface GammaOptions {
  /** a > 0, without unit */
  shape: number;
  /** θ > 0, in the unit of the variable; the mean is aθ */
  scale: number;
}

/** The gamma law; quantiles are those of @stdlib, and our own from shape 500 on. */
export function gamma({ shape: a, scale: theta }: GammaOptions): Distribution {
  positive("gamma", "shape", a);
  positive("gamma", "scale", theta);
  const draw = standardGamma(a);
  return {
    name: `gamma(shape ${a}, scale ${theta})`,
    mean: a * theta,
    variance: a * theta * theta,
    draw: (random) => theta * draw(random),
    quantile(p) {
      probability("gamma.quantile", "p", p);
      return theta * (a < leastLargeShape ? gammaQuantile(p, a, 1) : largeGammaQuantile(p, a));
    },
  };
}

/** What draws from the gamma law with shape a > 0 and scale 1. */
export function standardGamma(a: number): (random: Random) => number {
  if (a < 1) {
    const above = standardGamma(a + 1);
    return (random) => above(random) * exp(-random.exponential() / a);
  }
  const d = a - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return (random) => {
    for (;;) {
      const x = random.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = random.openUniform();
      const x2 = x * x;
      if (u < 1 - 0.0331 * x2 * x2 || ln(u) < 0.5 * x2 + d * (1 - v + ln(v))) return d * v;
    }
  };
}
