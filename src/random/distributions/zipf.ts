/**
 * Zipf's law on {1, …, n}: P(X = k) = k^(−s) / H(n, s), the popularity of the k-th most popular item.
 *
 * Draws by rejection-inversion: a point is drawn under the hat x^(−s) by inverting its integral
 * H(x) = (x^(1−s) − 1) / (1 − s) (ln x for s = 1) and rounded to the nearest k; it is taken at once if
 * k − x is within a constant, else if it lies in the part of the hat as large as P(X = k). The time
 * does not depend on n.
 *
 * Method: Hörmann & Derflinger, "Rejection-inversion to generate variates from monotone discrete
 * distributions", ACM Transactions on Modeling and Computer Simulation 6(3):169–184, 1996.
 */
import { exp, expm1, ln, log1p } from "../../math/mod.ts";
import type { Distribution } from "../distribution.ts";
import { nonNegative, probability, wholeNumber } from "../parameter.ts";
import { harmonicNumbers } from "./harmonic.ts";
import { bisect } from "./inversion.ts";

export interface ZipfOptions {
  /** n: number of items, at least 1 */
  items: number;
  /** s ≥ 0: 0 makes all equal, 1 is Zipf's own */
  exponent: number;
}

/** Zipf's law on {1, …, n}; quantiles by bisection of the harmonic numbers H(k, s) / H(n, s). */
export function zipf({ items: n, exponent: s }: ZipfOptions): Distribution {
  wholeNumber("zipf", "items", n, 1, 0x20000000000000 - 1);
  nonNegative("zipf", "exponent", s);
  const harmonic = harmonicNumbers(s);
  const total = harmonic(n);
  const mean = harmonicNumbers(s - 1)(n) / total;

  const hat = (x: number): number => exp(-s * ln(x));
  const integral = (x: number): number => {
    const logX = ln(x);
    return s === 1 ? logX : expm1((1 - s) * logX) / (1 - s);
  };
  const inverse = (y: number): number =>
    // (1 − s) y is at least −1 but for rounding
    s === 1 ? exp(y) : exp(log1p(Math.max((1 - s) * y, -1)) / (1 - s));

  const from = integral(1.5) - 1; // the first bar is moved left, so that it too lies under the hat
  const to = integral(n + 0.5);
  const atOnce = 2 - inverse(integral(2.5) - hat(2));
  return {
    name: `zipf(${n} items, exponent ${s})`,
    mean,
    variance: harmonicNumbers(s - 2)(n) / total - mean * mean,
    draw(random) {
      for (;;) {
        const y = to + random.uniform() * (from - to);
        const x = inverse(y);
        const k = Math.min(Math.max(Math.floor(x + 0.5), 1), n);
        if (k - x <= atOnce || y >= integral(k + 0.5) - hat(k)) return k;
      }
    },
    quantile(p) {
      probability("zipf.quantile", "p", p);
      return bisect((k) => harmonic(k) / total, p, 1, n);
    },
  };
}
