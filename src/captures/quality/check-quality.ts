/**
 * Everything that is wrong with a capture, or that its user should know.
 *
 * | check | what it finds |
 * |---|---|
 * | `stuck` | the same count again and again |
 * | `wrapped`, `negative` | counts that are off by 2³² or the like, or below 0 |
 * | `no-value` | single intervals in which a counter has no value |
 * | `missing`, `duplicated`, `out-of-order` | intervals that are not where they should be |
 * | `interval-jitter`, `clock-step` | intervals of other lengths, a clock that was set |
 * | `first-interval`, `run-time` | run time that does not fit the number of CPUs |
 * | `running-share` | values extrapolated from a part of the time |
 * | `lost-share`, `throttled` | samples that are not there |
 * | `repeated-event` | an event that was asked for twice |
 *
 * thresholds.ts says when each speaks. What all counters share is told once, without an event.
 */
import type { Capture, Finding } from "../model/capture.ts";
import { checkLosses } from "./losses.ts";
import { checkRunningShare } from "./running-share.ts";
import { checkRunTime } from "./run-time.ts";
import { type Series, seriesOf } from "./series.ts";
import { checkStuck } from "./stuck.ts";
import { checkTimes } from "./times.ts";
import { timingOf } from "./timing.ts";
import { checkWrapped } from "./wrapped.ts";

/** Checks that readers make too; what the reader has found stands. */
const checksOfReaders = ["first-interval"];

/**
 * The reader's findings, and behind them those of all checks that the reader has not made itself.
 */
export function checkQuality(capture: Capture): Finding[] {
  const { series, repeated } = seriesOf(capture);
  const bySeries = series.map((one) => checkSeries(capture, one));
  const found = [...shared(bySeries), ...checkLosses(capture)];
  for (const [event, times] of repeated) {
    found.push({
      check: "repeated-event",
      severity: "note",
      message: `the event stands ${times} times in every interval: it was asked for that often`,
      count: times,
      event,
    });
  }
  const made = new Set(capture.quality.map(({ check }) => check));
  return [
    ...capture.quality,
    ...found.filter(({ check }) => !made.has(check) || !checksOfReaders.includes(check)),
  ];
}

function checkSeries(capture: Capture, series: Series): Finding[] {
  const timing = timingOf(capture, series);
  const isIrregular = (time: number) =>
    timing !== null &&
    (timing.irregular.has(time) || timing.missing.has(time) || timing.clockSteps.has(time));
  return [
    ...checkValues(capture, series),
    ...checkStuck(capture, series),
    ...checkWrapped(capture, series),
    ...(timing === null ? [] : checkTimes(timing, series.event)),
    ...(timing === null ? [] : checkRunTime(capture, series, timing.step, isIrregular)),
    ...checkRunningShare(capture, series),
  ];
}

/**
 * A counter that was never counted is the reader's business; a hole in one that was is found here.
 */
function checkValues({ columns: { time, value } }: Capture, { rows, event }: Series): Finding[] {
  const empty = rows.filter((row) => !Number.isFinite(value[row]));
  if (empty.length === 0 || empty.length === rows.length) return [];
  return [{
    check: "no-value",
    severity: "warning",
    message: `${empty.length} of ${rows.length} intervals have no value, the first that of ` +
      `${time[empty[0]]} s`,
    count: empty.length,
    event,
  }];
}

/** Findings that every series has in the same words become one without an event. */
function shared(bySeries: readonly Finding[][]): Finding[] {
  const inWords = new Map<string, Finding[]>();
  for (const finding of bySeries.flat()) {
    const words = `${finding.check} ${finding.message}`;
    inWords.set(words, [...inWords.get(words) ?? [], finding]);
  }
  return [...inWords.values()].flatMap((same) => {
    if (same.length < 2 || same.length < bySeries.length) return same;
    const { event: _, ...finding } = same[0];
    return [finding];
  });
}
