/**
 * Timer interrupts of a real kernel: due at every period T, delivered a little late.
 *
 *     tₖ = kT + Lₖ,     P(L > x) = Σ pᵢ exp(−x/mᵢ)
 *     gap:  P(g − T > x) = P(T − g > x) = Σ aᵢ exp(−x/mᵢ),     aᵢ = pᵢ Σⱼ pⱼ mᵢ/(mᵢ + mⱼ)
 *
 * A gap is T plus the difference of two independent latenesses, which is why gaps below T are as
 * frequent as gaps above it by as much. Interrupts that come due before the one before is delivered
 * coalesce with it. The law of L is fitted to the gaps of a capture by quantiles of |g − T|.
 *
 * A gap in which the program did not run, because it slept, was preempted, or its virtual processor was
 * taken away, tells of the machine's load and not of the timer. Gaps with a scheduler switch in
 * between and gaps above 1.5 T are counted as such, `pausedShare`, and left out.
 *
 * Fit: Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39(1):1–38, 1977, §4.3,
 * finite mixtures.
 */
import type { Capture } from "../../captures/mod.ts";
import { exp } from "../../math/mod.ts";
import { hyperexponential, type Random } from "../../random/mod.ts";
import { median, quantile } from "../../stats/mod.ts";
import { timerGaps } from "./timer-gaps.ts";

export interface Timer {
  /** Draws how late each interrupt is, s. */
  start(random: Random): () => number;
}

export interface TimerModel extends Timer {
  /** T, s. */
  readonly period: number;
  /** pᵢ and mᵢ, s, the longest first. */
  readonly lateness: {
    readonly probabilities: readonly number[];
    readonly means: readonly number[];
  };
  /** Share of the gaps in which the program did not run. */
  readonly pausedShare: number;
  /** Gaps that the fit rests on. */
  readonly n: number;
  /** P(gap ≤ x) of a running program, x in s, as long as interrupts do not coalesce. */
  gapCdf(x: number): number;
}

/** Quantiles of |g − T| that the fit looks at, and turns of its iterations. */
const knots = 400, rounds = 300;

/**
 * The timer behind a capture's samples on a clock. Throws a RangeError where it has fewer than 1000
 * gaps of a running program.
 */
export function fitTimer(capture: Capture): TimerModel {
  const { running, paused } = timerGaps(capture);
  return fitTimerGaps(running, paused, capture.name);
}

/**
 * @param gaps between samples of a running program, s
 * @param paused gaps in which it did not run, for their share
 */
export function fitTimerGaps(gaps: Float64Array, paused: number, name = "gaps"): TimerModel {
  if (gaps.length < 1000) {
    throw new RangeError(
      `fitTimer: capture "${name}" must have >= 1000 gaps of a running program, got ${gaps.length}`,
    );
  }
  const T = median(gaps);
  const differences = gaps.filter((g) => g <= 1.5 * T).map((g) => Math.abs(g - T));
  const { weights, means } = mixtureOf(differences, T);
  const probabilities = latenessOf(weights, means);
  const law = hyperexponential({ probabilities, means });
  const a = differenceOf(probabilities, means);
  const above = (x: number) => a.reduce((sum, ai, i) => sum + ai * exp(-x / means[i]), 0);
  return {
    period: T,
    lateness: { probabilities, means },
    pausedShare: (paused + gaps.length - differences.length) / (paused + gaps.length),
    n: differences.length,
    gapCdf: (x) => x < T ? above(T - x) : 1 - above(x - T),
    start: (random) => () => law.draw(random),
  };
}

/**
 * P(|g − T| > x) ≈ Σ weightᵢ exp(−x/meanᵢ), with the means on a grid. Only the weights are fitted, so
 * the likelihood has one maximum, and expectation and maximisation in turn find it.
 */
function mixtureOf(differences: Float64Array, T: number): { weights: number[]; means: number[] } {
  const means = meansUpTo(T / 4);
  const densities = Array.from({ length: knots }, (_, k) => {
    const x = quantile(differences, (k + 0.5) / knots);
    return means.map((m) => exp(-x / m) / m);
  });
  let weights = means.map(() => 1 / means.length);
  for (let round = 0; round < rounds; round++) {
    const next = means.map(() => 0);
    for (const density of densities) {
      const total = density.reduce((sum, d, i) => sum + weights[i] * d, 0);
      for (let i = 0; i < next.length; i++) next[i] += weights[i] * density[i] / total / knots;
    }
    weights = next;
  }
  const kept = weights.map((w, i) => ({ w, m: means[i] })).filter(({ w }) => w > 0.5 / knots);
  const total = kept.reduce((sum, { w }) => sum + w, 0);
  return { weights: kept.map(({ w }) => w / total), means: kept.map(({ m }) => m) };
}

/** The longest first, halved down to a tenth of a microsecond, s. */
function meansUpTo(longest: number): number[] {
  const means = [longest];
  while (means[means.length - 1] > 2e-7) means.push(means[means.length - 1] / 2);
  return means;
}

/** The pᵢ whose differences have the weights 2aᵢ, as near as there are such, by iteration. */
function latenessOf(weights: readonly number[], means: readonly number[]): number[] {
  let p = weights.slice();
  for (let round = 0; round < rounds; round++) {
    const a = differenceOf(p, means);
    p = p.map((pi, i) => pi * weights[i] / (2 * a[i]));
    const total = p.reduce((sum, pi) => sum + pi, 0);
    p = p.map((pi) => pi / total);
  }
  return p;
}

function differenceOf(p: readonly number[], m: readonly number[]): number[] {
  return p.map((pi, i) => pi * p.reduce((sum, pj, j) => sum + pj * m[i] / (m[i] + m[j]), 0));
}
