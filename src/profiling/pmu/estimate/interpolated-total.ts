/**
 * The total with straight lines between the intervals that were counted.
 *
 *     T̂ = Σ counted yᵢ + Σ not counted hᵢ · r(mᵢ)
 *
 * r is linear between the rates of the nearest counted intervals before and after, taken at the middle
 * mᵢ of each, and constant outside of them. Other than scaling, it does not weigh a phase by how
 * often somebody looked, so it is right also for schedulers that look where change is.
 *
 * Source: the trapezoidal rule.
 */
import type { CountedCourse } from "./counted.ts";

export function interpolatedTotal({ lengths, counts }: CountedCourse): number {
  const n = counts.length;
  let total = 0;
  let last = -1; // the counted interval before
  let lastMiddle = 0, lastRate = 0;
  let start = 0; // of interval i, s
  for (let i = 0; i < n; i++) {
    const middle = start + lengths[i] / 2;
    if (!Number.isNaN(counts[i])) {
      const rate = counts[i] / lengths[i];
      const [fromMiddle, fromRate] = last < 0 ? [middle, rate] : [lastMiddle, lastRate];
      total += counts[i] + gap(lengths, last + 1, i, start, { fromMiddle, fromRate, middle, rate });
      last = i;
      lastMiddle = middle;
      lastRate = rate;
    }
    start += lengths[i];
  }
  for (let i = last + 1; i < n; i++) total += lengths[i] * lastRate;
  return total;
}

interface Line {
  readonly fromMiddle: number; // s
  readonly fromRate: number; // events/s
  readonly middle: number; // s
  readonly rate: number; // events/s
}

/** Events on the line in intervals `first` to `end` − 1, which end at `until`, s. */
function gap(lengths: Float64Array, first: number, end: number, until: number, line: Line): number {
  const { fromMiddle, fromRate, middle, rate } = line;
  const slope = middle > fromMiddle ? (rate - fromRate) / (middle - fromMiddle) : 0;
  let events = 0;
  for (let i = end - 1, to = until; i >= first; i--) {
    const at = to - lengths[i] / 2;
    events += lengths[i] * (fromRate + slope * (at - fromMiddle));
    to -= lengths[i];
  }
  return events;
}
