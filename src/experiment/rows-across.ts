/** Rows of a figure along a parameter, whether it was swept or had one value. */
import type { FigureRow, FigureTools } from "./figure.ts";

/**
 * The means of a measure with the parameter on the x axis, by its path without dots. Where it was not
 * swept all rows stand at its one value, so that a figure of a sweep also draws a single setting.
 */
export function rowsAcross(
  { results, rows }: Pick<FigureTools, "results" | "rows">,
  measure: string,
  parameter: string,
): FigureRow[] {
  if (parameter in results.design.sweep) return rows(measure, { x: parameter });
  const x = Number(results.observations[0].cell.parameters[parameter]);
  return rows(measure).map((row) => ({ ...row, x }));
}
