/**
 * Predictive: to the site that will be nearest in a while, along the straight line through the last
 * places.
 *
 *     move to  nearest(x̂(t + ahead))
 *
 * Where `ahead` is as long as a migration takes, the session is there when the user comes. A turn on
 * the way makes a move for nothing. With ahead = 0: the nearest site always.
 *
 * Predictor: mobility/linear-predictor.ts.
 */
import { linearPredictor } from "../../mobility/linear-predictor.ts";
import type { SiteIndex } from "../../mobility/site-index.ts";
import { nonNegative } from "../../parameter.ts";
import type { SitePolicy } from "./policy.ts";

export interface PredictiveSiteOptions {
  /** s; 5 by default. */
  readonly ahead?: number;
  /** Last places, those of the last decisions, that the line goes through; 2 by default. */
  readonly window?: number;
}

/** Throws a RangeError for a time below 0 s or a window that is not a whole number ≥ 2. */
export function predictiveSite(sites: SiteIndex, options: PredictiveSiteOptions = {}): SitePolicy {
  const { ahead = 5, window = 2 } = options;
  nonNegative("predictive", "ahead", ahead);
  const predictor = linearPredictor(sites, window);
  return {
    name: "predictive",
    decide({ x, y }, now) {
      predictor.observe(now, x, y);
      return predictor.predict(ahead);
    },
  };
}
