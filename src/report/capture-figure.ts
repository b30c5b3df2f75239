/**
 * The figure of a capture: a row for each event, its rate over time from zero upwards, each
 * row with a scale of its own.
 */
import { type Capture, CaptureError, summarise } from "../captures/mod.ts";
import { type EventCourse, eventCourses } from "./event-course.ts";
import { drawSvg } from "./svg.ts";

/** Rows of the figure; of the further events only the number is told. */
const mostEvents = 12;
/** Steps over the width, about one a point of it. */
const steps = 240;
const width = 321; // 85 mm, the column of a journal
const margin = { left: 50, right: 8, top: 4, bottom: 32 };
const rowHeight = 46;
/** The part of a row above its curve, where its name stands. */
const gap = 0.32;
const ink = "#1a1a1a", line = "#2b4c7e", area = "#c3d0e6";

/**
 * The figure as SVG, 85 mm wide; the same bytes on every runtime.
 *
 * Throws a CaptureError for a capture without a course over time.
 */
export async function captureFigure(capture: Capture): Promise<string> {
  const summary = summarise(capture, steps);
  const all = eventCourses(summary);
  if (all.length === 0) {
    throw new CaptureError(
      capture.name,
      {},
      "cannot be drawn: none of its events has values at more than one instant",
    );
  }
  const courses = all.slice(0, mostEvents);
  const hidden = all.length - courses.length;
  const height = margin.top + margin.bottom + rowHeight * courses.length;
  const names = courses.map(({ title }) => title);
  return await drawSvg((Plot) => ({
    width,
    height,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [0, summary.to - summary.from], label: null, ticks: 6, tickSize: 3 },
    y: { domain: [0, 1 + gap / (1 - gap)], axis: null },
    fy: { domain: courses.map((_, row) => row), axis: null, padding: 0 },
    marks: [
      ...courses.flatMap((course, row) => curve(Plot, course, row)),
      Plot.text(names, {
        fy: (_, row) => row,
        text: (name: string) => name,
        frameAnchor: "top-left",
        dy: 3,
        fill: ink,
        fontWeight: 600,
      }),
      ...scaleMarks(Plot, courses),
      Plot.text([`time, s${hidden > 0 ? ` (${hidden} more events not drawn)` : ""}`], {
        fy: courses.length - 1,
        frameAnchor: "bottom",
        dy: 29,
        fill: ink,
      }),
    ],
  }));
}

type Plotter = typeof import("@observablehq/plot");
type Marks = import("@observablehq/plot").Markish[];

/** The course as a filled curve: steps of rates that hold for a time, lines between gauges. */
function curve(Plot: Plotter, { points, isStepped, zero }: EventCourse, row: number): Marks {
  const curve = isStepped ? "step-after" : "linear";
  const common = { x: "time", fy: () => row, curve } as const;
  return [
    Plot.areaY(points, { ...common, y1: () => zero, y2: "height", fill: area }),
    Plot.lineY(points, { ...common, y: "height", stroke: line, strokeWidth: 0.9 }),
    Plot.ruleY([zero], { fy: [row], stroke: ink, strokeWidth: 0.6 }),
  ];
}

/** The ticks of each row: zero, and the top or the bottom that the curve reaches up or down to. */
function scaleMarks(Plot: Plotter, courses: readonly EventCourse[]): Marks {
  const ticks = courses.flatMap(({ ticks }, row) => ticks.map((tick) => ({ ...tick, row })));
  return [
    Plot.tickY(ticks, {
      y: "height",
      fy: "row",
      stroke: ink,
      strokeWidth: 0.6,
      insetLeft: -3,
      insetRight: width - margin.left - margin.right,
    }),
    Plot.text(ticks, {
      y: "height",
      fy: "row",
      text: "text",
      frameAnchor: "left",
      textAnchor: "end",
      dx: -5,
      fill: ink,
    }),
  ];
}
