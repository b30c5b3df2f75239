/**
 * PELT: the best cut of several series into stretches with constant means.
 *
 *     F(t) = min over s of  F(s) + C(s, t) + β,     F(0) = −β
 *     C(s, t) = Σⱼ Σᵢ (xᵢⱼ − mean of xⱼ in (s, t])² / σⱼ²
 *
 * The optimum is exact. A start s with F(s) + C(s, t) ≥ F(t) can never be best again, so it is
 * dropped; with changes all along the series the cost is linear in its length, without any it is
 * quadratic.
 *
 * σⱼ² is half the mean squared difference of neighbours (von Neumann), which changes of the mean
 * hardly raise as long as they are few, and which counts what is bursty as noise. β = (p + 1) ln n
 * is the Bayesian information criterion: p means and one place for each change (Yao). It takes
 * noise to be independent; for correlated noise give a larger β.
 *
 * Method: Killick, Fearnhead & Eckley, J. American Statistical Association 107:1590–1598, 2012.
 *
 * Noise: von Neumann, Annals of Mathematical Statistics 12(4):367–395, 1941.
 *
 * Penalty: Yao, Statistics & Probability Letters 6(3):181–189, 1988.
 */
import { ln } from "../../math/mod.ts";

export interface PeltOptions {
  /** β, by default (p + 1) ln n */
  penalty?: number;
  /** shortest stretch, in entries; 2 by default */
  shortest?: number;
}

/**
 * The starts of all stretches but the first. Each series is (n); series without any change are
 * ignored. Throws a RangeError for series of different lengths or options that are out of range.
 */
export function changePoints(
  series: readonly Float64Array[],
  { penalty, shortest = 2 }: PeltOptions = {},
): number[] {
  const n = series[0]?.length ?? 0;
  if (series.some((x) => x.length !== n || !x.every(Number.isFinite))) {
    throw new RangeError(`changePoints: series must be of ${n} finite numbers each`);
  }
  if (!(Number.isInteger(shortest) && shortest >= 1)) {
    throw new RangeError(`changePoints: shortest must be a whole number ≥ 1, got ${shortest}`);
  }
  const sums = series.flatMap((x) => standardisedSums(x));
  const beta = penalty ?? (sums.length + 1) * ln(Math.max(2, n));
  if (!(beta >= 0)) throw new RangeError(`changePoints: penalty must be ≥ 0, got ${penalty}`);
  return sums.length === 0 ? [] : bestCut(n, beta, shortest, (s, t) => cost(sums, s, t));
}

/** Of a series divided by its noise, about its mean: running sums and sums of squares, (n + 1). */
interface Sums {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function standardisedSums(x: Float64Array): Sums[] {
  const n = x.length;
  let mean = 0, noise = 0;
  for (let i = 0; i < n; i++) {
    mean += (x[i] - mean) / (i + 1);
    if (i > 0) noise += (x[i] - x[i - 1]) * (x[i] - x[i - 1]) / (2 * (n - 1));
  }
  const sigma = Math.sqrt(noise);
  if (!(sigma > 0)) return [];
  const first = new Float64Array(n + 1), second = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const z = (x[i] - mean) / sigma;
    first[i + 1] = first[i] + z;
    second[i + 1] = second[i] + z * z;
  }
  return [{ first, second }];
}

function cost(sums: readonly Sums[], s: number, t: number): number {
  let total = 0;
  for (const { first, second } of sums) {
    const sum = first[t] - first[s];
    total += second[t] - second[s] - sum * sum / (t - s);
  }
  return total;
}

function bestCut(
  n: number,
  beta: number,
  shortest: number,
  cost: (s: number, t: number) => number,
): number[] {
  const best = new Float64Array(n + 1).fill(Infinity); // F
  const start = new Int32Array(n + 1); // of the last stretch of the best cut of the first t entries
  best[0] = -beta;
  // with a shortest stretch, s is beaten by t only for ends that leave room for a stretch after t
  let candidates = [{ s: 0, until: Infinity }];
  for (let t = shortest; t <= n; t++) {
    if (t - shortest > 0) candidates.push({ s: t - shortest, until: Infinity });
    for (const candidate of candidates) {
      const value = best[candidate.s] + cost(candidate.s, t) + beta;
      if (value < best[t]) {
        best[t] = value;
        start[t] = candidate.s;
      }
    }
    for (const candidate of candidates) {
      const isBeaten = best[candidate.s] + cost(candidate.s, t) >= best[t];
      if (isBeaten) candidate.until = Math.min(candidate.until, t + shortest);
    }
    candidates = candidates.filter(({ until }) => until > t + 1);
  }
  const starts: number[] = [];
  for (let t = start[n]; t > 0; t = start[t]) starts.push(t);
  return starts.reverse();
}
