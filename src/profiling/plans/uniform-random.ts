/**
 * Simple random sampling: n instants anywhere in each block of time.
 *
 *     t₍₁₎ < … < t₍ₙ₎  the order statistics of n uniform draws on [a, a + B)
 *
 * The baseline of the textbooks, Var = σ²/n. They are drawn in order, in bounded memory: with E₁ …
 * Eₙ₊₁ exponential and Sₖ their sums, the ratios Sₖ/Sₙ₊₁ are uniform order statistics.
 *
 * Source: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 2; Devroye, Non-Uniform
 * Random Variate Generation, Springer 1986, §V.2.1.
 */
import type { Random } from "../../random/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { requirePositive, requireRate } from "./rate.ts";

export interface UniformRandomOptions {
  /** Samples per second, > 0. */
  readonly rate: number;
  /** B: length of a block, s; the whole of what is observed for simple random sampling of it. */
  readonly block: number;
}

/** Throws a RangeError unless a block holds a whole number of samples ≥ 1 (but for rounding). */
export function uniformRandom({ rate, block }: UniformRandomOptions): SamplingPlan {
  requireRate("uniformRandom", rate);
  requirePositive("uniformRandom", "block", block, "s");
  const n = Math.round(rate * block);
  if (n < 1 || Math.abs(rate * block - n) > 1e-6 * n) {
    throw new RangeError(
      `uniformRandom: rate × block must be a whole number >= 1, got ${rate * block}`,
    );
  }
  const period = block / n;
  return {
    name: "uniform random",
    isUnbiased: true,
    intensity: () => rate,
    rate,
    dependence: { kind: "exchangeable" },
    start(random: Random, from: number) {
      const sums = new Float64Array(n); // S₁ … Sₙ of this block
      let end = 0, number = -1, i = n;
      const next = () => {
        if (i === n) {
          let sum = 0;
          for (let k = 0; k < n; k++) sums[k] = sum += random.exponential();
          end = sum + random.exponential();
          number++;
          i = 0;
        }
        return from + (number + sums[i++] / end) * block;
      };
      return {
        weight: period,
        next,
        fill(times, weights) {
          for (let k = 0; k < times.length; k++) times[k] = next();
          weights.fill(period);
        },
      };
    },
  };
}
