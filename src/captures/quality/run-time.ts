/**
 * Run time against the clock. With `-a`, the run time of an interval is summed over CPUs, so
 *
 *     run time ÷ interval = number of CPUs
 *
 * to a part in a thousand. Another ratio means that the counters were read at other times than the
 * row says. Where most intervals give no whole number (one program, not the system), nothing is
 * said.
 */
import type { Capture, Columns, Finding } from "../model/capture.ts";
import type { Series } from "./series.ts";
import { thresholds } from "./thresholds.ts";

type RunTimes = Pick<Columns, "duration" | "enabled" | "running">;

/**
 * The number of CPUs that most intervals agree on, or null. `step`: s, where there is no duration.
 */
export function cpusOf(columns: RunTimes, { rows }: Series, step: number): number | null {
  const ratios = rows.length < 3 ? [] : Array.from(rows, (row) => ratioAt(columns, row, step))
    .sort((a, b) => a - b);
  const median = ratios[ratios.length >> 1];
  const cpus = Math.round(median);
  if (!(cpus >= 1)) return null;
  const isWhole = (ratio: number) => Math.abs(ratio / cpus - 1) <= thresholds.wholeCpus;
  const agreeing = ratios.filter(isWhole).length;
  return agreeing >= thresholds.establishedShare * ratios.length ? cpus : null;
}

function ratioAt({ duration, enabled, running }: RunTimes, row: number, step: number): number {
  return (enabled ?? running)?.[row]! / (duration?.[row] ?? step);
}

/**
 * Two checks: `first-interval`, and `run-time` for any other. Times that are wrong themselves are
 * the clock's fault, so intervals whose step is irregular are left to those checks.
 */
export function checkRunTime(
  { columns }: Capture,
  series: Series,
  step: number,
  isIrregular: (time: number) => boolean,
): Finding[] {
  const cpus = cpusOf(columns, series, step);
  if (cpus === null) return [];
  // An interval that was not counted has no run time to be wrong.
  const wrong = [...series.rows].filter((row) =>
    Math.abs(ratioAt(columns, row, step) / cpus - 1) > thresholds.wrongCpus
  );
  const findings: Finding[] = [];
  const unit = cpus === 1 ? "CPU" : "CPUs";
  if (wrong[0] === series.rows[0]) {
    const ratio = ratioAt(columns, wrong.shift()!, step);
    findings.push({
      check: "first-interval",
      severity: "warning",
      message:
        `the first interval holds ${(ratio / cpus).toFixed(1)} times the run time that the ` +
        "CPUs have: leave it out",
      count: 1,
      event: series.event,
    });
  }
  const others = wrong.filter((row) => !isIrregular(columns.time[row]));
  if (others.length > 0) {
    const ratio = ratioAt(columns, others[0], step);
    findings.push({
      check: "run-time",
      severity: "warning",
      message: `${others.length} intervals hold another run time than ${cpus} ${unit} have, the ` +
        `first ${ratio.toFixed(2)} s per second at ${columns.time[others[0]]} s`,
      count: others.length,
      event: series.event,
    });
  }
  return findings;
}
