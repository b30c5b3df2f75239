/**
 * Figures that answer a pointer: values where it is, and a brush that links several.
 *
 * What is brushed in one figure stays strong in all of them, the rest fades. The readings of two figures
 * belong together where level, place and panel are the same, as in two measures of one run. Without
 * scripts, the figures are static pictures.
 */
import type { MimeBundle } from "../experiment/mod.ts";
import type { DrawnFigure } from "./figure-page.ts";
import { fontMetrics } from "./font-metrics.ts";
import { html } from "./markup.ts";
import { NotebookFigure } from "./notebook-figure.ts";
import { notebookPage, picture } from "./notebook-page.ts";

export class InteractiveFigures {
  readonly figures: readonly (NotebookFigure | DrawnFigure)[];

  constructor(figures: readonly (NotebookFigure | DrawnFigure)[]) {
    this.figures = figures;
  }

  async [Symbol.for("Jupyter.display")](): Promise<MimeBundle> {
    const metrics = await fontMetrics();
    const drawn = await Promise.all(
      this.figures.map((one) => one instanceof NotebookFigure ? one.drawn() : one),
    );
    const pictures = drawn.map((figure) => picture(figure, metrics));
    return {
      "text/html": notebookPage(html`<div class="figures">${pictures}</div>`, "linked"),
      "text/plain": drawn.map(({ title }) => title ? `Figure: ${title}` : "Figure").join("\n"),
    };
  }
}

/** The figures side by side, linked; one alone tells its values. Of `figure` or of `scenarioFigures`. */
export function interactive(
  ...figures: readonly (NotebookFigure | DrawnFigure)[]
): InteractiveFigures {
  return new InteractiveFigures(figures);
}
