/** The curves of a capture's figure: the course of each event, scaled to a row of height 1. */
import type { CaptureSummary, EventSummary } from "../captures/mod.ts";
import { quantity } from "./quantity.ts";
import { rateText } from "./rate-text.ts";

export interface EventCourse {
  /** Name and unit. */
  readonly title: string;
  /**
   * Time since the capture began, s; height from 0, the bottom of the row, to 1, NaN where the curve
   * breaks off.
   */
  readonly points: readonly { readonly time: number; readonly height: number }[];
  /** Whether each point holds until the next. */
  readonly isStepped: boolean;
  /** Height of the value 0. */
  readonly zero: number;
  readonly ticks: readonly { readonly height: number; readonly text: string }[];
}

/** Samples that a step should hold on average, so that the curve is more than their noise. */
const samplesPerStep = 10;
const fewestSteps = 12;
const longestName = 36;

/** The courses of all events that have one. */
export function eventCourses(summary: CaptureSummary): EventCourse[] {
  const time = summary.to - summary.from;
  return summary.events
    .filter(({ course }) => course.filter(Number.isFinite).length > 1)
    .map((event) => courseOf(event, time));
}

function courseOf(event: EventSummary, length: number): EventCourse {
  const { kind, name } = event;
  const isGauge = kind === "gauge", isCounted = kind === "sample" || kind === "instant";
  const values = isCounted ? coarser(event.course, event.rows) : event.course;
  const finite = values.filter(Number.isFinite);
  const top = niceAbove(finite.reduce((a, b) => Math.max(a, b), 0));
  const bottom = -niceAbove(finite.reduce((a, b) => Math.max(a, -b), 0));
  const span = top - bottom || 1;
  const height = (value: number) => (value - bottom) / span;
  const step = length / values.length;
  const points = Array.from(values, (value, k) => ({
    time: (isGauge ? k + 0.5 : k) * step,
    height: Number.isFinite(value) ? height(value) : NaN,
  }));
  // A step needs an end; a gauge is read now and then, and its readings are joined.
  if (!isGauge) points.push({ time: length, height: points[points.length - 1].height });
  return {
    title: `${shortened(name)}${unitText(event)}`,
    points: isGauge ? points.filter(({ height }) => Number.isFinite(height)) : points,
    isStepped: !isGauge,
    zero: height(0),
    ticks: [...new Set([bottom, 0, top])].map((value) => ({
      height: height(value),
      text: value === 0 ? "0" : isGauge ? quantity(value, event.unit) : rateText(value, event.unit),
    })),
  };
}

/** What the rate counts, where its numbers do not tell. */
function unitText({ kind, unit, rows, missing }: EventSummary): string {
  if (rows === missing) return kind === "sample" ? ", samples" : "";
  return unit === "s" && kind !== "gauge" ? ", s per s" : "";
}

/** Means of neighbouring steps, as many together as hold enough samples. */
function coarser(course: Float64Array, samples: number): Float64Array {
  let together = 1;
  while (
    course.length / together > fewestSteps &&
    (course.length % together !== 0 || samples * together < samplesPerStep * course.length)
  ) together++;
  return Float64Array.from({ length: Math.floor(course.length / together) }, (_, k) => {
    const part = course.subarray(k * together, (k + 1) * together);
    return part.reduce((a, b) => a + b) / together;
  });
}

/** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten; 0 of 0. */
function niceAbove(value: number): number {
  if (!(value > 0)) return 0;
  const [, exponent] = value.toExponential().split("e");
  const power = Number(`1e${exponent}`);
  const leading = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((digit) => digit * power >= value);
  return (leading ?? 10) * power;
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}
