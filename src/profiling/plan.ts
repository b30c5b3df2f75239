/**
 * The sampling plan: says when to sample, and what each sample stands for.
 *
 * Let λ(t) be the plan's intensity: samples per second expected at t, given what the sampler has
 * seen before. A sample at tᵢ then stands for wᵢ = 1/λ(tᵢ) seconds, and whatever the plan
 *
 *     ∫ f dt  is estimated by  Σ wᵢ f(tᵢ)              (Horvitz and Thompson)
 *     mean f  is estimated by  Σ wᵢ f(tᵢ) / Σ wᵢ       (Hájek)
 *
 * so one estimator serves all plans. The first is unbiased where λ > 0 wherever f ≠ 0, also for a
 * plan that follows what it sees: then Σ wᵢ f(tᵢ) − ∫ f dt is a martingale.
 *
 * Sources: Horvitz and Thompson, JASA 47(260):663–685, 1952, for inclusion probabilities; Cordy,
 * Statistics & Probability Letters 18(5):353–362, 1993, for their densities on a continuum; Brémaud,
 * Point Processes and Queues, Springer 1981, chapter II, for intensities that follow the past.
 */
import type { Random } from "../random/mod.ts";

export interface SamplingPlan {
  /** As tables and figures call it: `systematic`, `poisson`. */
  readonly name: string;
  /**
   * Whether Σ w f has expectation ∫ f dt for every f, over the plan's own chance. Plans that are
   * biased say why and by how much in their docs.
   */
  readonly isUnbiased: boolean;
  /**
   * Inclusion density: samples per second expected at each instant, before anything was seen. Null
   * for plans that follow what they see, whose density depends on the signal.
   */
  readonly intensity: ((t: number) => number) | null;
  /** Samples per second in the long run; for plans that follow what they see, what they aim at. */
  readonly rate: number;
  /** How the instants depend on each other, which is what the variance of an estimate follows from. */
  readonly dependence: Dependence;
  /**
   * A sampler whose first instant is ≥ `from`, s. Its chance comes from `random` alone; a plan
   * without chance ignores it.
   */
  start(random: Random, from: number): Sampler;
}

/**
 * How the instants of a plan depend on each other.
 *
 * - `independent`: what is sampled here says nothing of elsewhere, given the intensity (Poisson)
 * - `exchangeable`: a fixed number of instants in a stretch of time, each anywhere in it
 * - `ordered`: one instant after the other at a pace, so that neighbours are strata or steps of a grid
 * - `clustered`: instants come in bursts, the bursts at a pace
 */
export type Dependence =
  | { readonly kind: "independent" | "exchangeable" | "ordered" }
  | { readonly kind: "clustered"; /** Samples in each burst. */ readonly size: number };

export interface Sampler {
  /**
   * The next instant to sample, s, strictly after the one before; Infinity for never again.
   *
   * @param now the instant sampled last; `from` at the first call
   * @param seen what the probe read there; null at the first call and where the sample was lost
   */
  next(now: number, seen: Reading | null): number;
  /** Seconds that the instant returned last stands for: 1 / λ there, given what was seen. */
  readonly weight: number;
  /**
   * Fills both arrays with the next instants and their weights, the same that `next` would give one by
   * one. Only plans that do not look at what they see have it.
   */
  fill?(times: Float64Array, weights: Float64Array): void;
}

/** What a probe read at an instant. */
export interface Reading {
  /** s */
  readonly time: number;
  /** In the unit of the probed signal: a rate, a state's number, 1 or 0 for busy or idle. */
  readonly value: number;
}
