/**
 * A figure of one's own in the house style, which shows itself in a notebook.
 *
 * ```ts
 * import { figure } from "wagonwheel/report";
 *
 * const rows = [0, 1, 2, 3].map((x) => ({ x, y: x * x, low: x * x, high: x * x, level: "square" }));
 * const squares = figure(({ style }) => ({
 *   x: style.axis("side", "m", [0, 3]),
 *   y: style.axis("area", "m²", [0, 9], { zero: true }),
 *   marks: style.lines(rows),
 * }), { title: "Area of a square" });
 * console.log((await squares.svg()).includes("Area of a square")); // true
 * ```
 *
 * It is one picture with its own white ground and fixed widths of text, so that it looks alike in a light
 * and a dark page, with any fonts, and where scripts and styles are stripped.
 */
import { createHash } from "node:crypto";
import type * as PlotLibrary from "@observablehq/plot";
import { type FigureOf, type FigureStyle, type MimeBundle, z } from "../experiment/mod.ts";
import { type DrawnFigure, drawPage } from "./figure-page.ts";
import { fontMetrics } from "./font-metrics.ts";
import { html } from "./markup.ts";
import { imageOf, onScreen } from "./notebook-page.ts";

/** What the function of a figure gets. */
export interface NotebookFigureTools {
  readonly Plot: typeof PlotLibrary;
  /** The house style; axes of measures and parameters need a scenario, and so are not in it. */
  readonly style: Omit<FigureStyle, "measureAxis" | "parameterAxis">;
}

/** Plot's options, or a function that makes them; size, margins and fonts are the house's. */
export type FigurePlot =
  | PlotLibrary.PlotOptions
  | ((tools: NotebookFigureTools) => PlotLibrary.PlotOptions);

export interface NotebookFigureOptions extends Partial<Pick<FigureOf, "title" | "caption">> {
  /** `column` is 85 mm wide in print, `page` 178 mm; a notebook shows both 1.4 times larger. */
  readonly width?: "column" | "page";
}

export class NotebookFigure {
  readonly #plot: FigurePlot;
  readonly #options: NotebookFigureOptions;
  #drawn: Promise<DrawnFigure> | null = null;

  constructor(plot: FigurePlot, options: NotebookFigureOptions) {
    this.#plot = plot;
    this.#options = options;
  }

  /** The figure in its dresses and its numbers, drawn once. Throws what its function throws. */
  drawn(): Promise<DrawnFigure> {
    this.#drawn ??= draw(this.#plot, this.#options);
    return this.#drawn;
  }

  /** A file that stands alone; the same bytes on every runtime. */
  async svg(): Promise<string> {
    return (await this.drawn()).svg;
  }

  async [Symbol.for("Jupyter.display")](): Promise<MimeBundle> {
    return pictureBundle(await this.svg(), this.#options.title);
  }
}

/** Describes a figure; it is drawn when it is shown or asked for. */
export function figure(plot: FigurePlot, options: NotebookFigureOptions = {}): NotebookFigure {
  return new NotebookFigure(plot, options);
}

/**
 * A picture of the house as a notebook shows it, and its name where there is only text. As HTML it is never
 * wider than the page; as SVG it can be read and compared.
 */
export async function pictureBundle(svg: string, title = ""): Promise<MimeBundle> {
  const drawing = onScreen(svg, await fontMetrics());
  return {
    "text/html": imageOf(drawing, title, html`style="max-width:100%;height:auto"`).text,
    "image/svg+xml": drawing,
    "text/plain": title === "" ? "Figure" : `Figure: ${title}`,
  };
}

async function draw(plot: FigurePlot, options: NotebookFigureOptions): Promise<DrawnFigure> {
  const { title = "", caption = "", width = "column" } = options;
  const subject = {
    scenario: { factors: {}, measures: {}, parameters: z.strictObject({}) },
    factor: null,
    confidence: 0.95,
  };
  const named = (name: string) =>
    drawPage(
      name,
      { title, caption, width },
      subject,
      (Plot, style) => typeof plot === "function" ? plot({ Plot, style }) : plot,
    ) as Promise<DrawnFigure>; // null only where the plot is
  const drawn = await named("");
  if (!drawn.svg.includes("clip-1")) return drawn;
  // Several figures stand in one page, which must not share identifiers.
  return await named(`f${createHash("sha256").update(drawn.svg).digest("hex").slice(0, 8)}`);
}
