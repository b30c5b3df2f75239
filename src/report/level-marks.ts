/** Marks of levels: a value as a point, a place on a line or a bar, always with its interval. */
import type * as PlotLibrary from "@observablehq/plot";
import type { FigureRow } from "../experiment/mod.ts";
import { faint, ink, type LevelLook, paper } from "./level-look.ts";
import { readingText } from "./reading-text.ts";

type Marks = PlotLibrary.Markish[];

/** The class of marks that answer a pointer: each of their elements tells its value. */
export const readingClass = "reading";

const apart = 5; // px between points at the same place

/** Rows with what the marks need to know about them. */
export interface LevelRows {
  readonly Plot: typeof PlotLibrary;
  readonly rows: readonly FigureRow[];
  readonly look: (level: string) => LevelLook;
  /** Channels that put a row into its panel; empty for one plot. */
  readonly panel: PlotLibrary.MarkOptions;
  /** Confidence level of the intervals. */
  readonly confidence: number;
}

/** Points over their places; levels at the same place stand beside each other. */
export function pointMarks({ Plot, rows, look, panel, confidence }: LevelRows): Marks {
  const levels = levelsOf(rows), isNamed = isByLevel(rows);
  return levels.flatMap((level, k) => {
    const own = rows.filter((row) => row.level === level);
    const stroke = look(level).color;
    const dx = isNamed ? 0 : apart * k - besides(levels.length);
    const place = { x: "x", dx, ...panel };
    return [
      Plot.ruleX(own, { ...place, y1: "low", y2: "high", stroke, strokeWidth: 1.3 }),
      Plot.dot(own, { ...place, y: "y", ...dot(look(level), 2.6), ...reading(rows, confidence) }),
    ];
  });
}

/** Lines through points, over the bands of all of them. */
export function lineMarks({ Plot, rows, look, panel, confidence }: LevelRows): Marks {
  const series = levelsOf(rows).map((level) => ({
    own: alongX(rows.filter((row) => row.level === level)),
    look: look(level),
  }));
  const place = { x: "x", ...panel };
  return [
    ...series.map(({ own, look: { color: fill } }) =>
      Plot.areaY(own, { ...place, y1: "low", y2: "high", fill, fillOpacity: 0.16 })
    ),
    ...series.flatMap(({ own, look }) => {
      const dashes = look.dash === null ? {} : { strokeDasharray: look.dash };
      return [
        Plot.lineY(own, { ...place, y: "y", stroke: look.color, strokeWidth: 1.3, ...dashes }),
        Plot.dot(own, { ...place, y: "y", ...dot(look, 2.2), ...reading(rows, confidence) }),
      ];
    }),
  ];
}

export function barMarks({ Plot, rows, look, panel, confidence }: LevelRows): Marks {
  const place = { x: "x", ...panel };
  return [
    Plot.barY(rows, {
      ...place,
      y: "y",
      fill: ({ level }: FigureRow) => look(level).color,
      fillOpacity: 0.75,
      insetLeft: 2,
      insetRight: 2,
      ...reading(rows, confidence),
    }),
    Plot.ruleX(rows, { ...place, y1: "low", y2: "high", stroke: ink, strokeWidth: 1.1 }),
    Plot.ruleY([0], { stroke: ink, strokeWidth: 0.6 }),
  ];
}

/** Points lying down: the value along x, a row for each level. */
export function rowMarks({ Plot, rows, look, panel, confidence }: LevelRows): Marks {
  const levels = levelsOf(rows);
  return [
    Plot.ruleY(levels, { stroke: faint, strokeWidth: 0.5 }),
    ...levels.flatMap((level) => {
      const own = rows.filter((row) => row.level === level);
      const stroke = look(level).color;
      const place = { y: "level", ...panel };
      return [
        Plot.ruleY(own, { ...place, x1: "low", x2: "high", stroke, strokeWidth: 1.5 }),
        Plot.dot(own, { ...place, x: "y", ...dot(look(level), 3), ...reading(rows, confidence) }),
      ];
    }),
  ];
}

/** px from a place to the outermost of so many points beside each other. */
export function besides(levels: number): number {
  return apart * (levels - 1) / 2;
}

/** The levels of the rows, in the order they come. */
export function levelsOf(rows: readonly FigureRow[]): string[] {
  return [...new Set(rows.map(({ level }) => level))];
}

/** Whether the axis itself names the levels. */
export function isByLevel(rows: readonly FigureRow[]): boolean {
  return rows.every(({ x, level }) => x === level);
}

/** The rows from left to right where x is a number, as they are else. */
export function alongX<T extends { readonly x: number | string }>(
  rows: readonly T[],
): readonly T[] {
  const isNumeric = rows.every(({ x }) => typeof x === "number");
  return isNumeric ? rows.toSorted((a, b) => Number(a.x) - Number(b.x)) : rows;
}

function dot({ color, marker, isFilled }: LevelLook, r: number): PlotLibrary.DotOptions {
  return { symbol: marker, r, fill: isFilled ? color : paper, stroke: color, strokeWidth: 1 };
}

function reading(rows: readonly FigureRow[], confidence: number): PlotLibrary.MarkOptions {
  return {
    className: readingClass,
    ariaLabel: (row: FigureRow) => readingText(row, rows, confidence),
  };
}
