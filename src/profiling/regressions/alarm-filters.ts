/**
 * Filters that keep alarms of share shifts from being false: they look at more than the two counts.
 *
 * - **went away**: a transient (a retry storm, a cache that warms up) raises the share for a while. The
 *   alarm stands only where the last part of the samples after the change still shows the shift.
 * - **cost shift**: code moved from one subroutine to its neighbour raises the one and lowers the
 *   other. The alarm stands only where the share of the domain, both together, has risen too.
 *
 * Source: the two filters as described for FBDetect, Meta's detector of small regressions, SOSP 2024.
 */
import { normalQuantile } from "../../stats/mod.ts";
import { type Count, shareShift } from "./share-shift-test.ts";

/** What is known of one subroutine around a change. */
export interface ShiftEvidence {
  readonly before: Count;
  /** In parts of equal time, the oldest first. */
  readonly after: readonly Count[];
  /** The same of the domain that holds the subroutine and its neighbours. */
  readonly domainBefore: Count;
  readonly domainAfter: readonly Count[];
}

export type AlarmFilter = (evidence: ShiftEvidence, alpha: number) => boolean;

/** Whether the last part still stands out, at a level that fits its fewer samples. */
export const stillThere: AlarmFilter = ({ before, after }, alpha) =>
  shareShift(before, after[after.length - 1]) >
    normalQuantile(1 - alpha) / Math.sqrt(after.length);

/** Whether the domain has risen by more than half of what the subroutine has. */
export const domainRose: AlarmFilter = ({ before, after, domainBefore, domainAfter }) => {
  const own = share(together(after)) - share(before);
  return share(together(domainAfter)) - share(domainBefore) > own / 2;
};

/** An alarm of the test that all filters let stand. */
export function isRegression(
  evidence: ShiftEvidence,
  filters: readonly AlarmFilter[],
  alpha = 0.001,
): boolean {
  return shareShift(evidence.before, together(evidence.after)) > normalQuantile(1 - alpha) &&
    filters.every((filter) => filter(evidence, alpha));
}

function together(counts: readonly Count[]): Count {
  return {
    hits: counts.reduce((sum, { hits }) => sum + hits, 0),
    samples: counts.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function share({ hits, samples }: Count): number {
  return hits / samples;
}
