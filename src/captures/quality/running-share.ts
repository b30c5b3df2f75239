/**
 * Multiplexing: the share of the time in which a counter really counted. The rest of its value is
 * extrapolated, which is right only for what is steady.
 */
import type { Capture, Finding } from "../model/capture.ts";
import type { Series } from "./series.ts";
import { thresholds } from "./thresholds.ts";

export function checkRunningShare({ columns }: Capture, series: Series): Finding[] {
  const { enabled, running } = columns;
  if (enabled === undefined || running === undefined) return [];
  const { event } = series;
  let low = 0, partial = 0, least = 1, whole = 0, counted = 0;
  for (const row of series.rows) {
    const share = running[row] / enabled[row];
    if (!(share >= 0)) continue; // not counted at all: no value to be extrapolated
    whole += enabled[row];
    counted += running[row];
    least = Math.min(least, share);
    if (share < thresholds.lowShare) low++;
    if (share < thresholds.fullShare) partial++;
  }
  if (partial === 0) return [];
  const told =
    `counted ${percent(counted / whole)} of the time, at least ${percent(least)} of each ` +
    "interval";
  return low > 0
    ? [{
      check: "running-share",
      severity: "warning",
      message: `${told}: most of ${low} values is extrapolated; ask for fewer events at once`,
      count: low,
      event,
    }]
    : [{ check: "running-share", severity: "note", message: told, count: partial, event }];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
