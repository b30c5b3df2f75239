/**
 * What sampling missed: samples that the kernel lost, and times in which it throttled an event.
 *
 * Readers tell of them as findings, or as rows of what happened (`instant` events by the names of
 * the records, THROTTLE, LOST, LOST_SAMPLES, with the number lost as value). Here they are weighed
 * against the samples that there are.
 */
import type { Capture, Finding } from "../model/capture.ts";
import { thresholds } from "./thresholds.ts";

export function checkLosses(capture: Capture): Finding[] {
  const samples = rowsNamed(capture, "sample", /./).length;
  const findings: Finding[] = [];
  const lost = told(capture, ["lost-samples", "lost-records"]) + lostInRows(capture);
  if (lost > 0) {
    const share = lost / (lost + samples);
    findings.push({
      check: "lost-share",
      severity: share > thresholds.lostShare ? "error" : "warning",
      message: `${lost} of ${lost + samples} samples (${(100 * share).toFixed(1)} %) were lost: ` +
        "sample less often or give a larger buffer",
      count: lost,
    });
  }
  const throttled = rowsNamed(capture, "instant", /^(PERF_RECORD_)?THROTTLE$/i).length;
  if (throttled > 0) {
    findings.push({
      check: "throttled",
      severity: "warning",
      message: `the kernel stopped sampling ${throttled} times because it took too long: ` +
        "sample less often",
      count: throttled,
    });
  }
  return findings;
}

function told({ quality }: Capture, checks: readonly string[]): number {
  return quality.filter(({ check }) => checks.includes(check))
    .reduce((total, { count }) => total + count, 0);
}

function lostInRows(capture: Capture): number {
  const { value } = capture.columns;
  return rowsNamed(capture, "instant", /^(PERF_RECORD_)?LOST(_SAMPLES)?$/i)
    .reduce((total, row) => total + (value[row] > 0 ? value[row] : 1), 0);
}

function rowsNamed({ events, rows, columns }: Capture, kind: string, name: RegExp): number[] {
  const isWanted = events.map((event) => event.kind === kind && name.test(event.name));
  const found: number[] = [];
  if (!isWanted.includes(true)) return found;
  for (let row = 0; row < rows; row++) if (isWanted[columns.event[row]]) found.push(row);
  return found;
}
