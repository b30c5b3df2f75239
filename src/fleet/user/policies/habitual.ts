/**
 * Habitual: to the site that the user's own habit leads to next, as soon as its signal comes near.
 *
 *     p = the site that came after the last k sites before;  n = the nearest site
 *     move to  p  where  M_p > M_n − lead;     else to n
 *
 * For users who go the same ways again: commuters, buses. With lead = 0 dB: the nearest site always.
 *
 * Predictor: mobility/markov-predictor.ts, of order k with fallback.
 */
import { markovPredictor } from "../../mobility/markov-predictor.ts";
import type { SiteIndex } from "../../mobility/site-index.ts";
import { nonNegative } from "../../parameter.ts";
import type { SitePolicy } from "./policy.ts";

export interface HabitualOptions {
  /** k; 2 by default. */
  readonly order?: number;
  /** dB; 6 by default. */
  readonly lead?: number;
}

/** Throws a RangeError for a lead below 0 dB or an order that is not a whole number ≥ 0. */
export function habitual(sites: SiteIndex, options: HabitualOptions = {}): SitePolicy {
  const { order = 2, lead = 6 } = options;
  nonNegative("habitual", "lead", lead);
  const predictor = markovPredictor({ order });
  let last = -1; // the site that was nearest at the last decision
  return {
    name: "habitual",
    decide({ x, y, signal }) {
      const n = sites.nearest(x, y);
      if (n !== last) predictor.visit(last = n);
      const p = predictor.predict();
      return p >= 0 && p !== n && signal(p) > signal(n) - lead ? p : n;
    },
  };
}
