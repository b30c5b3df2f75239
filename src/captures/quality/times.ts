/** The findings about times: jitter, missing intervals, clock steps, order and duplicates. */
import type { Finding } from "../model/capture.ts";
import { thresholds } from "./thresholds.ts";
import type { Timing } from "./timing.ts";

/** Messages name no event: what all counters share is told once (see check-quality.ts). */
export function checkTimes(timing: Timing, event: string): Finding[] {
  const { step, irregular, missing, clockSteps, outOfOrder, duplicated } = timing;
  const findings: Finding[] = [];
  const find = (check: string, severity: Finding["severity"], count: number, message: string) => {
    if (count > 0) findings.push({ check, severity, message, count, event });
  };
  const longest = [...irregular.values()].reduce((most, d) => Math.max(most, d), 0);
  const isMuch = irregular.size > thresholds.jitteryShare * timing.intervals ||
    longest > thresholds.longInterval * step;
  find(
    "interval-jitter",
    isMuch ? "warning" : "note",
    irregular.size,
    `${irregular.size} intervals are more than ${100 * thresholds.irregularInterval} % off the ` +
      `median of ${step.toFixed(4)} s, the longest ${longest.toFixed(4)} s`,
  );
  const holes = [...missing.values()].reduce((total, n) => total + n, 0);
  const [beforeHole] = missing.keys();
  find(
    "missing",
    "warning",
    holes,
    `${holes} intervals are missing, the first before ${beforeHole} s`,
  );
  const [firstStep] = clockSteps;
  find(
    "clock-step",
    "error",
    clockSteps.size,
    `the clock was set ${clockSteps.size} times, the first by ${
      firstStep?.[1].toFixed(4)
    } s before ` +
      `${firstStep?.[0]} s`,
  );
  find(
    "out-of-order",
    "warning",
    outOfOrder.length,
    `${outOfOrder.length} rows stand behind later ones, the first that of ${outOfOrder[0]} s`,
  );
  find(
    "duplicated",
    "warning",
    duplicated.length,
    `${duplicated.length} rows stand twice, the first that of ${duplicated[0]} s`,
  );
  return findings;
}
