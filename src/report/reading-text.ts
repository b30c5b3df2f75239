/** What one point of a figure says: level, place, value with its interval, replications. */
import type { FigureRow } from "../experiment/mod.ts";
import { measureScale, scaled, scaledInterval } from "./measure-scale.ts";

/** @param rows all rows of the figure, whose values share a prefix */
export function readingText(
  row: FigureRow,
  rows: readonly FigureRow[],
  confidence: number,
): string {
  const { x, y, low, high, level, panel, n, unit = "" } = row;
  const scale = measureScale(
    { unit, better: "neither", meaning: "" },
    rows.map(({ y }) => y),
  );
  const where = [
    level,
    ...(x === level ? [] : [`at ${x}`]),
    ...(panel === undefined ? [] : [panel]),
  ];
  const estimate = { value: y, low, high, level: confidence, n: n ?? 0, method: "" };
  const end = (value: number) => Number(scaled(value, scale).toPrecision(4));
  const percent = `${Number((100 * confidence).toPrecision(6))} %`;
  return [
    `${where.join(", ")}: ${scaledInterval(estimate, scale)} ${scale.unit}`.trimEnd(),
    `${percent} interval ${end(low)} to ${end(high)}`,
    ...(n === undefined ? [] : [`n = ${n}`]),
  ].join("; ");
}
