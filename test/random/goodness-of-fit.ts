import chiSquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";

/**
 * The p-value of the Kolmogorov-Smirnov test of x against a continuous distribution function, from the
 * limit law with Stephens' correction (Journal of the Royal Statistical Society B 32:115–122, 1970).
 */
export function kolmogorovSmirnov(x: Float64Array, cdf: (x: number) => number): number {
  const n = x.length;
  let d = 0;
  x.slice().sort().forEach((xi, i) => {
    const p = cdf(xi);
    d = Math.max(d, p - i / n, (i + 1) / n - p);
  });
  const t = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * d;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * t * t);
  return t < 0.2 ? 1 : Math.min(Math.max(p, 0), 1);
}

/**
 * The p-value of Pearson's chi-square test of counts against probabilities, which may leave out a
 * rest: it becomes a class. Neighbours are pooled until at least 10 are expected in each class.
 */
export function chiSquare(
  counts: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  n: number,
): number {
  let statistic = 0;
  let classes = 0;
  let count = 0;
  let expected = 0;
  let countLeft = n;
  let expectedLeft = n;
  for (let i = 0; i < counts.length; i++) {
    if (probabilities[i] === 0 && counts[i] > 0) return 0;
    count += counts[i];
    expected += n * probabilities[i];
    if (expected < 10 || expectedLeft - expected < 10) continue;
    statistic += (count - expected) ** 2 / expected;
    classes += 1;
    countLeft -= count;
    expectedLeft -= expected;
    count = 0;
    expected = 0;
  }
  statistic += (countLeft - expectedLeft) ** 2 / expectedLeft; // of the rest, a class too
  return classes === 0 ? 1 : 1 - chiSquareCdf(statistic, classes);
}

/** The p-value of the chi-square test that n draws of {0, …, classes − 1} are uniform. */
export function uniformity(draw: () => number, classes: number, n: number): number {
  const counts = new Float64Array(classes);
  for (let i = 0; i < n; i++) counts[draw()] += 1;
  return chiSquare(counts, new Float64Array(classes).fill(1 / classes), n);
}

/** Mean, variance and the standard errors of both, estimated from the sample's own moments. */
export function moments(x: Float64Array): {
  mean: number;
  variance: number;
  meanError: number;
  varianceError: number;
} {
  const n = x.length;
  const mean = x.reduce((sum, xi) => sum + xi, 0) / n;
  const m2 = x.reduce((sum, xi) => sum + (xi - mean) ** 2, 0) / n;
  const m4 = x.reduce((sum, xi) => sum + (xi - mean) ** 4, 0) / n;
  return {
    mean,
    variance: m2 * (n / (n - 1)),
    meanError: Math.sqrt(m2 / n),
    varianceError: Math.sqrt((m4 - m2 * m2) / n),
  };
}
