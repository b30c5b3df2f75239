/** What a capture holds, event by event: totals, rates, running share, and its course over time. */
import { compensatedSum } from "../math/mod.ts";
import { Course } from "./course.ts";
import type { Capture, EventInfo, EventKind } from "./model/capture.ts";

export interface EventSummary {
  readonly name: string;
  readonly kind: EventKind;
  /** Unit of `total`, and of `rate` per second; of `mean` for gauges. */
  readonly unit: string;
  /** Rows of this event. */
  readonly rows: number;
  /** Rows without a value: not counted, not supported, or samples without a period. */
  readonly missing: number;
  /** Sum of the values, weights included; NaN for gauges, which do not add up. */
  readonly total: number;
  /** Mean of a gauge, by weight; NaN for what adds up. */
  readonly mean: number;
  /** Total over the capture's time, 1/s; NaN where times are not known. */
  readonly rate: number;
  /** Running over enabled time, from 0 to 1; NaN where not told. */
  readonly runningShare: number;
  /**
   * Rate (mean, of a gauge; happenings, of samples without a period) in each of the equal parts of
   * the capture's time; NaN where no row is, and of totals, which have no course.
   */
  readonly course: Float64Array;
}

export interface CaptureSummary {
  /** First and last instant covered, s; NaN where times are not known. */
  readonly from: number;
  readonly to: number;
  /** Different stacks that occur. */
  readonly stacks: number;
  readonly events: readonly EventSummary[];
}

/**
 * Sums up a capture in two passes over its rows.
 *
 * @param parts parts of the time for `course`, a whole number ≥ 1
 */
export function summarise(capture: Capture, parts: number): CaptureSummary {
  if (!(Number.isInteger(parts) && parts >= 1)) {
    throw new RangeError(`summarise: parts must be a whole number >= 1, got ${parts}`);
  }
  const { columns, rows } = capture;
  const { from, to } = span(capture);
  const width = (to - from) / parts;
  const tallies = capture.events.map((info) =>
    new Tally(info, width > 0 ? new Course(from, width, parts) : null)
  );
  for (let i = 0; i < rows; i++) tallies[columns.event[i]].add(capture, i);
  const events = tallies.map((tally) => tally.summary(to - from, parts));
  const used = new Set(columns.stack?.filter((stack) => stack >= 0));
  return { from, to, stacks: used.size, events };
}

function span({ columns: { time, duration }, rows }: Capture): { from: number; to: number } {
  let from = Infinity, to = -Infinity;
  for (let i = 0; i < rows; i++) {
    if (!Number.isFinite(time[i])) continue;
    from = Math.min(from, time[i] - lengthOf(duration?.[i]));
    to = Math.max(to, time[i]);
  }
  return to >= from ? { from, to } : { from: NaN, to: NaN };
}

function lengthOf(duration: number | undefined): number {
  return duration !== undefined && duration > 0 && duration < Infinity ? duration : 0;
}

/** What is known of one event so far. */
class Tally {
  #info: EventInfo;
  #course: Course | null;
  #rows = 0;
  #missing = 0;
  #weight = 0;
  #total = compensatedSum();
  #enabled = compensatedSum();
  #running = compensatedSum();

  constructor(info: EventInfo, course: Course | null) {
    this.#info = info;
    this.#course = course;
  }

  add({ columns }: Capture, i: number): void {
    const { kind } = this.#info;
    const weight = columns.weight?.[i] ?? 1;
    this.#rows++;
    let amount = columns.value[i] * weight;
    if (Number.isNaN(amount)) {
      this.#missing++;
      if (kind !== "sample" && kind !== "instant") return;
      amount = weight; // that it happened is enough
    } else {
      this.#total.add(amount);
      this.#weight += weight;
    }
    const { enabled, running } = columns;
    if (enabled !== undefined && running !== undefined && enabled[i] > 0 && running[i] >= 0) {
      this.#enabled.add(enabled[i]);
      this.#running.add(running[i]);
    }
    const time = columns.time[i], length = lengthOf(columns.duration?.[i]);
    if (this.#course === null || !Number.isFinite(time)) return;
    if (kind === "interval") this.#course.addOver(time - length, time, amount);
    else if (kind === "gauge") this.#course.addAt(time, columns.value[i]);
    else this.#course.addAt(time, amount);
  }

  /** @param time of the capture, s */
  summary(time: number, parts: number): EventSummary {
    const { name, kind, unit } = this.#info;
    const isGauge = kind === "gauge", hasValues = this.#rows > this.#missing;
    const total = hasValues ? this.#total.value() : NaN;
    return {
      name,
      kind,
      unit,
      rows: this.#rows,
      missing: this.#missing,
      total: isGauge ? NaN : total,
      mean: isGauge ? total / this.#weight : NaN,
      rate: isGauge || !(time > 0) ? NaN : total / time,
      runningShare: this.#running.value() / this.#enabled.value(),
      course: this.#courseOf(kind) ?? new Float64Array(parts).fill(NaN),
    };
  }

  #courseOf(kind: EventKind): Float64Array | undefined {
    if (kind === "total") return undefined;
    if (kind === "interval") return this.#course?.overCovered();
    return kind === "gauge" ? this.#course?.means() : this.#course?.overTime();
  }
}
