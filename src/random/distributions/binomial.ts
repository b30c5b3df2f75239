/**
 * The binomial law: the number of successes in n independent trials of chance p.
 *
 * With p ≤ ½ (else failures are counted): below np = 10 by inversion from a table, from there on by
 * transformed rejection with squeeze, BTRS.
 *
 * Method: Hörmann, "The generation of binomial random variates", Journal of Statistical Computation
 * and Simulation 46(1–2):101–110, 1993, algorithm BTRS.
 */
import { exp, ln, log1p, onFirstCall } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { logFactorial } from "../log-factorial.ts";
import { probability, wholeNumber } from "../parameter.ts";
import type { Random } from "../random.ts";
import { bisect, cumulate, firstReaching } from "./inversion.ts";

const binomialCdf = onFirstCall("@stdlib/stats-base-dists-binomial-cdf");

const smallest = 10; // np from which on BTRS is valid
const most = 0x80000000; // above it ln n! loses the digits that the acceptance needs
const largestVariance = 1e7; // above it the incomplete beta function loses digits

export interface BinomialOptions {
  /** n: a whole number in [0, 2³¹] */
  trials: number;
  /** p: chance of success in one trial; np(1 − p) must not exceed 1e7 */
  probability: number;
}

/** The binomial law; quantiles by bisection of @stdlib's incomplete beta function. */
export function binomial({ trials: n, probability: p }: BinomialOptions): Distribution {
  wholeNumber("binomial", "trials", n, 0, most);
  probability("binomial", "probability", p);
  const variance = n * p * (1 - p);
  if (variance > largestVariance) {
    throw new RangeError(
      `binomial: trials · probability · (1 − probability) must be ≤ 1e7, got ${variance}`,
    );
  }
  const drawRarer = sampler(n, Math.min(p, 1 - p));
  return {
    name: `binomial(${n} trials, probability ${p})`,
    mean: n * p,
    variance,
    draw: p <= 0.5 ? drawRarer : (random) => n - drawRarer(random),
    quantile(level) {
      probability("binomial.quantile", "p", level);
      return level === 1 && p > 0 ? n : bisect((k) => binomialCdf(k, n, p), level, 0, n);
    },
  };
}

function sampler(n: number, p: number): (random: Random) => number {
  if (n * p >= smallest) return transformedRejection(n, p);
  const odds = p / (1 - p);
  const cumulative = cumulate(exp(n * log1p(-p)), (k) => ((n - k + 1) / k) * odds);
  return (random) => firstReaching(cumulative, random.openUniform());
}

function transformedRejection(n: number, p: number): (random: Random) => number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const vr = 0.92 - 4.2 / b;
  const logOdds = ln(p / (1 - p));
  const m = Math.floor((n + 1) * p); // the mode
  const atMode = logFactorial(m) + logFactorial(n - m);
  return (random) => {
    for (;;) {
      const u = random.openUniform() - 0.5;
      const v = random.openUniform();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= vr) return k;
      if (k < 0 || k > n) continue;
      const height = ln(v * alpha / (a / (us * us) + b));
      const density = atMode - logFactorial(k) - logFactorial(n - k) + (k - m) * logOdds;
      if (height <= density) return k;
    }
  };
}
