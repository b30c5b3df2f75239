/**
 * Lockstep: the error of a systematic sampler on a rectangular periodic load, in closed form.
 *
 * Of n samples a period T apart, each falls on the load's phase φ + iT/P. With s the fraction of mT/P,
 * two samples m apart both find the load busy for a share R of all phases φ, and so
 *
 *     R(s)  = max(0, d − s) + max(0, d + s − 1)
 *     E[p̂]  = d
 *     E[(p̂ − d)²] = (1/n²) [n d (1 − d) + 2 Σₘ (n − m) (R(sₘ) − d²)],      m = 1 … n − 1
 *
 * over a uniform φ. At T = P every sₘ is 0: the error is √(d (1 − d)) however many samples are taken,
 * that of a single one. Where T is near k P or P/k, the phase slips by the beat
 *
 *     f_b = |1/P − k/T|
 *
 * so the running estimate swings with f_b, and the error falls only once several beats are over.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, §8.7 (periodic variation); McCanne and
 * Torek, USENIX Winter 1993, for profilers.
 */
import { apparentFrequency } from "./folding.ts";
import { type RectangularLoad, requireLoad } from "./rectangular-load.ts";

export interface SystematicSampling {
  /** 1/T: samples per second. */
  readonly rate: number;
  /** n, at least 1. */
  readonly samples: number;
}

export interface Lockstep {
  /** E[p̂] over a uniform phase: the duty. */
  readonly mean: number;
  /** Root of the mean squared error over a uniform phase. */
  readonly rmse: number;
  /** Largest error over all phases. */
  readonly worst: number;
  /** f_b of the load's fundamental, Hz: its apparent frequency; 0 in lockstep. */
  readonly beat: number;
}

/** Throws a RangeError for a load or sampling that is none. */
export function lockstep(load: RectangularLoad, sampling: SystematicSampling): Lockstep {
  const { rate, samples: n } = sampling;
  const { period: P, duty: d } = load;
  requireLoad("lockstep", load);
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`lockstep: samples must be a whole number ≥ 1, got ${n}`);
  }
  const beat = apparentFrequency(1 / P, rate);
  const step = 1 / (rate * P); // periods of the load between two samples
  let sum = n * d * (1 - d);
  for (let m = 1; m < n; m++) {
    const s = fraction(m * step);
    sum += 2 * (n - m) * (Math.max(0, d - s) + Math.max(0, d + s - 1) - d * d);
  }
  return {
    mean: d,
    rmse: Math.sqrt(Math.max(0, sum)) / n,
    worst: worstShare(n, step, d),
    beat,
  };
}

/** The error after so many seconds, for each of them: in lockstep constant, near it a slow beat. */
export function lockstepOverTime(
  load: RectangularLoad,
  rate: number,
  durations: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(
    durations,
    (duration) => lockstep(load, { rate, samples: Math.max(1, Math.round(rate * duration)) }).rmse,
  );
}

/**
 * p̂ itself for the load at a given phase: the share of samples at i/rate, i = 0 … n − 1, that find the
 * load busy.
 *
 * @param phase where in its busy part the load is at the first sample, as a share of the period
 */
export function lockstepShare(
  load: RectangularLoad,
  { rate, samples }: SystematicSampling,
  phase: number,
): number {
  requireLoad("lockstepShare", load);
  let busy = 0;
  for (let i = 0; i < samples; i++) {
    if (fraction(phase + i / (rate * load.period)) < load.duty) busy++;
  }
  return busy / samples;
}

/** Largest |p̂ − d|: sample i is busy at the phases [−sᵢ, −sᵢ + d), so p̂ changes at their ends only. */
function worstShare(n: number, step: number, d: number): number {
  const change = new Map<number, number>(); // phase, in ticks of a fine grid → change of busy samples
  const add = (tick: number, by: number) => change.set(tick, (change.get(tick) ?? 0) + by);
  let busy = 0; // just before phase 0
  for (let i = 0; i < n; i++) {
    const start = tickAt(-i * step), end = tickAt(d - i * step);
    add(start, 1);
    add(end, -1);
    if (start > end) busy++;
  }
  let worst = 0;
  for (const tick of [...change.keys()].sort((a, b) => a - b)) {
    busy += change.get(tick)!;
    worst = Math.max(worst, Math.abs(busy / n - d));
  }
  return worst;
}

/** Ticks of a period: phases that fall on one tick are one phase, split by rounding. */
const grid = 1e9;

function tickAt(phase: number): number {
  return Math.round(fraction(phase) * grid) % grid;
}

function fraction(x: number): number {
  return x - Math.floor(x);
}
