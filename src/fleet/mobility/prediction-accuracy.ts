import type { Predictor } from "./markov-predictor.ts";

export interface PredictionAccuracy {
  readonly name: string;
  /** Changes of site that were to be predicted, and for how many there was a prediction. */
  readonly changes: number;
  readonly predicted: number;
  readonly correct: number;
  /** correct / changes: no prediction counts as a wrong one, as in Song et al. 2004. */
  readonly accuracy: number;
}

/**
 * How often each predictor knows the next site: it learns along each sequence of visited sites and is
 * asked before every one but the first. Every sequence has a predictor of its own.
 */
export function predictionAccuracy(
  sequences: readonly ArrayLike<number>[],
  predictors: readonly (() => Predictor)[],
): PredictionAccuracy[] {
  return predictors.map((make) => {
    let name = "", changes = 0, predicted = 0, correct = 0;
    for (const sites of sequences) {
      const predictor = make();
      name = predictor.name;
      for (let k = 0; k < sites.length; k++) {
        if (k > 0) {
          const site = predictor.predict();
          changes++;
          if (site >= 0) predicted++;
          if (site === sites[k]) correct++;
        }
        predictor.visit(sites[k]);
      }
    }
    return { name, changes, predicted, correct, accuracy: changes === 0 ? 0 : correct / changes };
  });
}
