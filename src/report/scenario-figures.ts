/** The figures of a run: those of its scenario, or every measure by level where it has none. */
import type { Comparison, FigureOf, Results, Scenario } from "../experiment/mod.ts";
import { defaultFigures, fileName } from "./default-figures.ts";
import { drawFigure, type DrawnFigure } from "./figure-page.ts";

/**
 * Draws them all: the same observations give the same bytes on every runtime.
 * Throws an Error that names scenario and figure where its function throws, and what `compare` throws
 * where no level has 2 replications.
 */
export async function scenarioFigures(
  results: Results,
  comparison: Comparison = results.compare(),
): Promise<DrawnFigure[]> {
  const figures = figuresOf(results, comparison);
  const drawn: DrawnFigure[] = [];
  for (const [name, figure] of Object.entries(figures)) {
    const one = await drawFigure(name, figure, results, comparison);
    if (one !== null) drawn.push(one);
  }
  return drawn;
}

/** The figures as they are described, by name. */
export function figuresOf(
  results: Results,
  comparison: Comparison,
): Readonly<Record<string, FigureOf>> {
  const { figures } = results.scenario;
  return figures !== undefined && Object.keys(figures).length > 0
    ? figures
    : defaultFigures(results, comparison);
}

/** The names of those figures, known before anything is run. */
export function figureNames({ figures = {}, measures }: Scenario): string[] {
  const own = Object.keys(figures);
  return own.length > 0 ? own : Object.keys(measures).map(fileName);
}
