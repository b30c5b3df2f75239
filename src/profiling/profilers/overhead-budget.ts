/**
 * Overhead budget: the profiler may take a share b of the processor's time, and no more.
 *
 *     strictly    spent in (t − W, t] + dearest sample ≤ b W         before each sample
 *     on average  q ← min(1, 4 q, h b W / (N m)),   h = 0.9         once every W seconds
 *
 * with N the instants that came in the last W seconds and m the mean cost of the samples taken in them.
 * The first rule refuses, so that the overhead is at most b over every window of W seconds, whatever a
 * sample costs. The second, with its headroom h, lets instants through by chance q and spreads what may
 * be spent evenly over time: a plan that asks for too much is slowed down within W seconds and gets its
 * own rate back, at most four times faster in each W, when samples become cheap again. A sample that
 * passed by chance q stands for 1/q times as long, so estimates stay unbiased; only what the first rule
 * refuses is lost, and is counted.
 */
import type { Guard } from "./guard.ts";
import { Spending } from "./spending.ts";

export interface OverheadBudgetOptions {
  /** b: share of the processor's time, in (0, 1). */
  readonly share: number;
  /** Cost of the dearest sample, s: `dearest(probe)`. */
  readonly dearest: number;
  /** W: reaction time, s; 1 unless told. */
  readonly window?: number;
}

const headroom = 0.9;
const mostGrowth = 4;

/** Throws a RangeError for numbers out of range, and where the budget never pays for one sample. */
export function overheadBudget(options: OverheadBudgetOptions): Guard {
  const { share: b, dearest, window: W = 1 } = options;
  if (!(b > 0 && b < 1)) throw new RangeError(`overheadBudget: share must be in (0, 1), got ${b}`);
  if (!(W > 0 && W < Infinity)) {
    throw new RangeError(`overheadBudget: window must be > 0 s and finite, got ${W}`);
  }
  if (!(dearest >= 0 && dearest <= b * W)) {
    throw new RangeError(
      `overheadBudget: dearest must be in [0, share · window] = [0, ${b * W}] s, got ${dearest}; ` +
        "with a longer window the budget pays for a sample",
    );
  }
  const spending = new Spending(W);
  let q = 1;
  let since = -Infinity; // beginning of the present window, s
  let instants = 0, taken = 0, cost = 0; // s, in the present window
  return {
    chance(now) {
      if (now >= since + W) {
        // Where nothing was taken, nothing is known of the cost: q grows until something is.
        const demand = taken === 0 ? 0 : instants * cost / taken;
        q = Math.min(1, mostGrowth * q, demand === 0 ? 1 : headroom * b * W / demand);
        since = now;
        instants = taken = cost = 0;
      }
      instants++;
      // One part in 10¹² for the rounding of sums: the bound is never exceeded by as much.
      return spending.within(now) + dearest <= b * W * (1 + 1e-12) ? q : 0;
    },
    spent(now, each) {
      spending.add(now, each);
      taken++;
      cost += each;
    },
  };
}
