/**
 * The course of signals over a span of time: the mean of each in equal steps, so that nothing that is
 * shorter than a step is drawn where it happens to be looked at.
 *
 * ```ts
 * import { signalCourse } from "wagonwheel/report";
 * import { periodic } from "wagonwheel/signals";
 *
 * const load = periodic({ period: 1, duty: 0.3, high: 100 });
 * const svg = await signalCourse({ load }, { from: 0, to: 4, unit: "1/s" }).svg();
 * console.log(svg.includes("rate, 1/s")); // true
 * ```
 */
import type { Signal } from "../signals/mod.ts";
import { figure, type NotebookFigure, type NotebookFigureOptions } from "./notebook-figure.ts";

export interface SignalCourseOptions extends NotebookFigureOptions {
  /** s */
  readonly from: number;
  /** s */
  readonly to: number;
  /** Of the signals. */
  readonly unit: string;
  /** What they are; "rate" unless told. */
  readonly meaning?: string;
  /** Steps drawn; 300 unless told. */
  readonly steps?: number;
}

/** Throws a RangeError unless from < to and there is a step. */
export function signalCourse(
  courses: Readonly<Record<string, Signal>>,
  { from, to, unit, meaning = "rate", steps = 300, ...options }: SignalCourseOptions,
): NotebookFigure {
  if (!(from < to) || !(Number.isInteger(steps) && steps > 0)) {
    throw new RangeError(
      `signalCourse: needs from < to and a whole number of steps, got ${from}, ${to}, ${steps}`,
    );
  }
  const step = (to - from) / steps;
  const rows = Object.entries(courses).flatMap(([level, signal]) =>
    Array.from({ length: steps }, (_, k) => {
      const begin = from + k * step;
      const y = signal.integral(begin, begin + step) / step;
      return { x: begin + step / 2, y, low: y, high: y, level };
    })
  );
  const highest = Object.keys(courses).map((level) =>
    rows.filter((row) => row.level === level).reduce((a, b) => b.y > a.y ? b : a)
  );
  return figure(({ style, Plot }) => ({
    x: style.axis("time", "s", [from, to]),
    y: style.axis(meaning, unit, rows.map(({ y }) => y), { zero: true }),
    marks: [
      Plot.line(rows, {
        x: "x",
        y: "y",
        z: "level",
        stroke: ({ level }) => style.color(level),
        curve: "step",
      }),
      Plot.text(highest, { x: "x", y: "y", text: "level", textAnchor: "start", dx: 4, dy: -5 }),
    ],
  }), options);
}
