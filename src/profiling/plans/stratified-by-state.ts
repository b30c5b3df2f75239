/**
 * Stratified by state: each state of the system (idle, busy, collecting garbage …) is sampled at a
 * rate of its own, one sample in every stratum of operational time.
 *
 *     λ(t) = r_h   while the system is in state h
 *     proportional: r_h = r                  every state gets its share of the samples
 *     Neyman:       r_h = r σ_h / Σ W_k σ_k  more where the signal varies more; minimises the variance
 *
 * With W_h the share of time in state h, σ_h the standard deviation of the signal there and n samples
 * in all, the variances of the mean are
 *
 *     proportional  Σ W_h σ_h² / n       Neyman  (Σ W_h σ_h)² / n       simple random  σ²/n
 *
 * in this order from the middle to the least to the greatest. The state has to be cheap to know, as a
 * scheduler knows it; only the signal is dear.
 *
 * Source: Neyman, Journal of the Royal Statistical Society 97(4):558–625, 1934; Cochran, Sampling
 * Techniques, 3rd edition, Wiley 1977, §5.5.
 */
import type { Random } from "../../random/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { operationalClock, requireStepped } from "./operational-time.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface StratifiedByStateOptions {
  /** Number of the state over time, 0, 1, …; stepped. */
  readonly state: Signal;
  /** r_h: samples per second while in state h, > 0. */
  readonly rates: readonly number[];
  /** Samples per second in the long run, Σ W_h r_h. */
  readonly rate: number;
}

/** Throws a RangeError for rates that are not positive and a state that is not stepped. */
export function stratifiedByState(options: StratifiedByStateOptions): SamplingPlan {
  const { state, rates, rate } = options;
  requireRate("stratifiedByState", rate);
  rates.forEach((r, h) => requirePositive("stratifiedByState", `rates[${h}]`, r, "samples/s"));
  requireStepped("stratifiedByState", "state", state);
  const rateAt = (t: number) => rateOf(rates, state.at(t), t);
  const intensity: Signal = {
    isStepped: true,
    at: rateAt,
    nextChange: (t) => state.nextChange(t),
    integral: () => {
      throw new Error("stratifiedByState: the clock walks from change to change");
    },
  };
  return {
    name: "stratified by state",
    isUnbiased: true,
    intensity: rateAt,
    rate,
    dependence: { kind: "ordered" },
    start(random: Random, from: number) {
      const clock = operationalClock(intensity, 1, from);
      let before = 0; // where in its stratum the last sample was
      let weight = NaN;
      return {
        get weight() {
          return weight;
        },
        next() {
          const place = random.uniform();
          const t = clock.advance(isFirst() ? place : 1 - before + place);
          before = place;
          weight = t === Infinity ? NaN : 1 / rateAt(t);
          return t;
        },
      };
      function isFirst(): boolean {
        return Number.isNaN(weight);
      }
    },
  };
}

function rateOf(rates: readonly number[], state: number, t: number): number {
  const rate = rates[state];
  if (rate === undefined) {
    throw new RangeError(
      `stratifiedByState: state must be a whole number below ${rates.length}, ` +
        `got ${state} at ${t} s`,
    );
  }
  return rate;
}

/** The same rate in every state. */
export function proportionalRates(shares: readonly number[], rate: number): number[] {
  return shares.map(() => rate);
}

/**
 * Neyman's rates.
 *
 * @param shares W_h: of the time spent in each state, summing to 1
 * @param deviations σ_h: standard deviation of the signal in each state, ≥ 0, not all 0
 * @param rate r: samples per second in the long run
 * @param floor least rate of a state, as a share of r: a state that was thought constant is looked at
 *   all the same, or the plan would be biased
 */
export function neymanRates(
  shares: readonly number[],
  deviations: readonly number[],
  rate: number,
  floor = 0.05,
): number[] {
  const mean = shares.reduce((sum, W, h) => sum + W * deviations[h], 0);
  requirePositive("neymanRates", "Σ W σ", mean);
  const wanted = deviations.map((sigma) => Math.max(floor * rate, rate * sigma / mean));
  // The floor costs samples: the rest gives them up in proportion, so that the total is kept.
  const total = shares.reduce((sum, W, h) => sum + W * wanted[h], 0);
  return wanted.map((r) => r * rate / total);
}
