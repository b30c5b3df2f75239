/**
 * Which counters to measure when there are fewer registers than events.
 *
 * The series of each event are cut into bins of equal frequency, and events are taken greedily: the one
 * that adds most to what the chosen ones tell, by themselves (joint entropy) or about a target event
 * (mutual information). The first is within 1 − 1/e of the best choice for any data; the second
 * wherever the events are independent given the target (see greedyChoice in stats).
 */
import {
  equalFrequencyLabels,
  greedyChoice,
  informationAbout,
  jointEntropy,
} from "../../stats/mod.ts";

export interface CounterChoiceOptions {
  /** How many can be measured, a whole number from 1 to the number of events. */
  readonly counters: number;
  /** Bins of each series, ≥ 2; 4 unless told: two bits of each event. */
  readonly bins?: number;
  /** A series that the choice should tell about; without one, the events themselves. */
  readonly target?: ArrayLike<number>;
}

export interface CounterChoice {
  /** Names, the most telling first. */
  readonly chosen: readonly string[];
  /** What the first, the first two, … tell, in bits. */
  readonly bits: readonly number[];
}

/**
 * @param series a value an interval of each event, all equally long
 *
 * Throws a RangeError for lengths that differ and a number of counters that is none.
 */
export function counterChoice(
  series: Readonly<Record<string, ArrayLike<number>>>,
  options: CounterChoiceOptions,
): CounterChoice {
  const { counters, bins = 4, target } = options;
  const names = Object.keys(series);
  const labels = names.map((name) => equalFrequencyLabels(series[name], bins));
  const worth = target === undefined
    ? jointEntropy(labels)
    : informationAbout(equalFrequencyLabels(target, bins), labels);
  const { chosen, values } = greedyChoice(names.length, counters, worth);
  return { chosen: chosen.map((i) => names[i]), bits: values };
}
