/**
 * The total by enabled/running scaling: what perf prints, without its cut to whole numbers.
 *
 *     T̂ = Σ yᵢ · Σ hᵢ / Σ hᵢ,     the sums of yᵢ and the second of hᵢ over intervals counted
 *
 * With another counter that always ran in place of time, cᵢ for hᵢ, it is the ratio estimator of
 * survey sampling: what the event does in proportion to that counter is then estimated without error.
 *
 * Ratio estimator: Cochran, Sampling Techniques, 3rd edition, Wiley 1977, chapter 6.
 */
import { sum } from "../../../math/mod.ts";
import type { CountedCourse } from "./counted.ts";

/**
 * `exposure`, (n), stands for the lengths of the intervals unless told: counts of an event that had a
 * counter all the time. Throws a RangeError where the exposure counted is not above 0.
 */
export function scaledTotal(course: CountedCourse, exposure = course.lengths): number {
  const { counts } = course;
  const seen = exposure.filter((_, i) => !Number.isNaN(counts[i]));
  const exposed = sum(seen);
  if (!(exposed > 0)) {
    throw new RangeError(`scaledTotal: exposure while counted must be > 0, got ${exposed}`);
  }
  return sum(counts.filter((y) => !Number.isNaN(y))) * (sum(exposure) / exposed);
}
