/** Known values beside estimates: short dashed rules, or a thin dashed curve. */
import type * as PlotLibrary from "@observablehq/plot";
import type { TheoryRow } from "../experiment/mod.ts";
import { alongX } from "./level-marks.ts";
import { ink, paper } from "./level-look.ts";

const look = { stroke: ink, strokeWidth: 1, strokeDasharray: "2.5,1.5" };
export const theoryName = "theory";

/** Whether the rows are drawn as curves: several known values of a level over numbers. */
export function isTheoryCurve(rows: readonly TheoryRow[]): boolean {
  return rows.every(({ x }) => typeof x === "number") &&
    seriesOf(rows).some((own) => own.length > 1);
}

/** Curves without a label: their name stands at their ends or in the legend. */
export function theoryCurves(
  Plot: typeof PlotLibrary,
  rows: readonly TheoryRow[],
  panel: PlotLibrary.MarkOptions,
): PlotLibrary.Markish[] {
  return seriesOf(rows).map((own) => Plot.lineY(own, { x: "x", y: "y", ...look, ...panel }));
}

/** Rules with a label beside the first, or above it where they stand upright. */
export function theoryRules(
  Plot: typeof PlotLibrary,
  rows: readonly TheoryRow[],
  panel: PlotLibrary.MarkOptions,
  across: boolean,
): PlotLibrary.Markish[] {
  if (rows.length === 0) return [];
  const place = across ? { x: "y", y: "x", ...panel } : { x: "x", y: "y", ...panel };
  const beside = across ? { dy: -13 } : { dx: 10, textAnchor: "start" as const };
  return [
    Plot.dot(rows, { ...place, ...look, fill: "none", symbol: rule(across), r: 8 }),
    Plot.text([across ? rows[0] : rows[rows.length - 1]], {
      ...place,
      ...beside,
      text: () => theoryName,
      fill: ink,
      stroke: paper,
      strokeWidth: 3,
    }),
  ];
}

/** The rows of each level and panel along x; levels with the same values are drawn once. */
export function seriesOf(rows: readonly TheoryRow[]): (readonly TheoryRow[])[] {
  const byLevel = Map.groupBy(rows, ({ level, panel }) => JSON.stringify([level, panel]));
  const known = new Map<string, readonly TheoryRow[]>();
  for (const own of byLevel.values()) {
    const key = JSON.stringify(own.map(({ x, y, panel }) => [x, y, panel]));
    if (!known.has(key)) known.set(key, alongX(own));
  }
  return [...known.values()];
}

/** A short line as a symbol, upright or flat, as long as the symbol is wide. */
function rule(isUpright: boolean): PlotLibrary.SymbolType {
  const symbol = {
    draw(
      context: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void },
      size: number,
    ) {
      const half = Math.sqrt(size / Math.PI);
      context.moveTo(isUpright ? 0 : -half, isUpright ? -half : 0);
      context.lineTo(isUpright ? 0 : half, isUpright ? half : 0);
    },
  };
  return symbol as unknown as PlotLibrary.SymbolType;
}
