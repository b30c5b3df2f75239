/**
 * A figure with all that lies around its marks: title, labels of the axes, legends, caption; text is
 * measured in the figures' font, so that nothing is cut and nothing collides.
 *
 * Plot draws only the marks and ticks. It is asked up to four times: the margins grow until all its
 * text lies inside.
 */
import type * as PlotLibrary from "@observablehq/plot";
import type { Comparison, FigureOf, FigureStyle, Results } from "../experiment/mod.ts";
import { escaped } from "./escaped.ts";
import { type DataRow, figureData } from "./figure-data.ts";
import { figureWidths, type Margins, panelColumns, placedIn } from "./figure-layout.ts";
import { drawLegend } from "./figure-legend.ts";
import { figureRows, theoryRows } from "./figure-rows.ts";
import { type HouseStyle, houseStyle, type StyledScenario } from "./figure-style.ts";
import { type FontMetrics, fontMetrics, type Weight } from "./font-metrics.ts";
import { forPages } from "./inline-svg.ts";
import { ink, paper } from "./level-look.ts";
import { canonical, drawElement, type DrawnElement, figureFonts, fontSize, xmlOf } from "./svg.ts";
import { overflowOf } from "./text-boxes.ts";

const lineHeight = 12; // px
const titleSize = 10.5, captionSize = 9.5; // px
const passes = 4;

/** A figure as SVG, in three dresses, and the numbers in it. */
export interface DrawnFigure {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly width: "column" | "page";
  /** A picture that stands alone: title and caption are in it, its ground is white. */
  readonly svg: string;
  /** The same without title and caption, for pages that write them; it takes their text colour. */
  readonly inline: string;
  /** The same in its own colours, for papers, which set title and caption themselves. */
  readonly print: string;
  /** What is drawn, as numbers and names. */
  readonly data: readonly DataRow[];
}

type Dress = "alone" | "inline" | "print";
/** px between text and the sides. */
const edges: Readonly<Record<Dress, number>> = { alone: 4, inline: 0, print: 2 };

/**
 * Draws it; null where there is nothing to draw. An error of the figure's own function is thrown on,
 * with the figure's name before it.
 */
export async function drawFigure(
  name: string,
  figure: FigureOf,
  results: Results,
  comparison: Comparison,
): Promise<DrawnFigure | null> {
  const { scenario } = results;
  return await drawPage(
    name,
    figure,
    { ...comparison, scenario },
    (Plot, style) =>
      askedOf(name, scenario.name, () =>
        figure.plot({
          results,
          Plot,
          style,
          rows: (measure, options) => figureRows(comparison, scenario, measure, options),
          theory: (measure, options) => theoryRows(comparison, scenario, measure, options),
        })),
  );
}

/** Whose levels and measures a figure shows. */
export interface FigureSubject {
  readonly scenario: StyledScenario;
  /** The factor compared, and the confidence level of the intervals. */
  readonly factor: string | null;
  readonly confidence: number;
}

/** Draws what the function plots; null where that is nothing. Throws what the function throws. */
export async function drawPage(
  name: string,
  { title, caption, width: kind = "column" }: Pick<FigureOf, "title" | "caption" | "width">,
  { scenario, factor, confidence }: FigureSubject,
  plot: (Plot: typeof PlotLibrary, style: FigureStyle) => PlotLibrary.PlotOptions | null,
): Promise<DrawnFigure | null> {
  const Plot = await import("@observablehq/plot");
  const metrics = await fontMetrics();
  const width = figureWidths[kind];
  let margins = { left: 8, right: 8, top: 6, bottom: 8 };
  for (let pass = 1;; pass++) {
    const house = houseStyle(Plot, scenario, { factor, columns: panelColumns[kind], confidence });
    const options = plot(Plot, house.style);
    if (options === null) return null;
    const placed = placedIn(Plot, options, house, { kind, margins, metrics });
    const element = await drawElement(() => placed);
    const over = overflowOf(element, placed.width, placed.height, metrics);
    const isInside = Object.values(over).every((beyond) => beyond <= 0.01);
    if (isInside || pass === passes) {
      const parts = { element, options, house, margins, width, height: placed.height };
      const dressed = (dress: Dress) => page(name, { title, caption }, parts, metrics, dress);
      return {
        name,
        title,
        caption,
        width: kind,
        svg: dressed("alone"),
        inline: dressed("inline"),
        print: dressed("print"),
        data: figureData(options, house.series),
      };
    }
    margins = {
      left: margins.left + over.left,
      right: margins.right + over.right,
      top: margins.top + over.top,
      bottom: margins.bottom + over.bottom,
    };
  }
}

function askedOf<T>(figure: string, scenario: string, plot: () => T): T {
  try {
    return plot();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`scenario "${scenario}": figure "${figure}": ${reason}`, { cause: error });
  }
}

interface Parts {
  readonly element: DrawnElement;
  readonly options: PlotLibrary.PlotOptions;
  readonly house: HouseStyle;
  readonly margins: Margins;
  readonly width: number;
  readonly height: number;
}

/** One SVG from top to bottom: title, legends, label of y, plot, label of x, caption. */
function page(
  name: string,
  { title, caption }: { readonly title: string; readonly caption: string },
  { element, options, house, margins, width, height }: Parts,
  metrics: FontMetrics,
  dress: Dress,
): string {
  const isAlone = dress === "alone";
  const edge = edges[dress];
  const room = width - 2 * edge;
  const parts: string[] = [];
  let top = edge;
  const write = (
    text: string,
    options: {
      size?: number;
      weight?: Weight;
      x?: number;
      anchor?: string;
      room?: number;
      gap?: number;
    },
  ) => {
    const { size = fontSize, weight = "regular", x = edge, anchor = "start", gap = 3 } = options;
    const lines = metrics.lines(text, options.room ?? room, size, weight);
    const spans = lines.map((line, k) =>
      `<text x="${x}" y="${top + lineHeight * (k + 0.8)}" text-anchor="${anchor}"` +
      `${size === fontSize ? "" : ` font-size="${size}"`}` +
      `${weight === "semibold" ? ' font-weight="600"' : ""}>${escaped(line)}</text>`
    );
    parts.push(...spans);
    top += lines.length * lineHeight + gap;
  };
  if (isAlone && title !== "") write(title, { size: titleSize, weight: "semibold", gap: 5 });
  for (const kind of ["shades", "levels", "theory"]) {
    const legend = house.legends.find((legend) => legend.kind === kind);
    if (legend === undefined) continue;
    const drawn = drawLegend(legend, room, fontSize, metrics);
    parts.push(`<g transform="translate(${edge},${top})">${drawn.svg}</g>`);
    top += drawn.height + 3;
  }
  const yLabel = options.y?.label, xLabel = options.x?.label;
  if (yLabel) write(yLabel, { gap: house.panels.length > 0 ? 5 : 0 });
  parts.push(`<g transform="translate(0,${top})">${plotContent(element)}</g>`);
  top += height;
  if (xLabel) {
    const left = margins.left, right = width - margins.right;
    const middle = (left + right) / 2;
    // As wide as both sides of the middle of the axis leave.
    write(xLabel, {
      x: middle,
      anchor: "middle",
      room: 2 * Math.min(middle - edge, width - edge - middle),
      gap: 2,
    });
  }
  if (isAlone && caption !== "") {
    top += 3;
    write(caption, { size: captionSize });
  }
  const total = Math.ceil(top + (isAlone ? edge : 2));
  const ground = dress === "inline"
    ? ""
    : `<rect width="${width}" height="${total}" fill="white"/>`;
  const size = `width="${width}" height="${total}" viewBox="0 0 ${width} ${total}"`;
  // Readings are asked one by one in a page; a file is one picture.
  const role = dress === "inline" ? "group" : "img";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="${role}" aria-label="${
    escaped(title)
  }" font-family="${figureFonts}" font-size="${fontSize}" fill="${ink}" text-anchor="middle">${ground}${
    parts.join("")
  }</svg>`;
  const finished = canonical(svg, name);
  return dress === "inline" ? forPages(finished, metrics) : finished;
}

/** What Plot drew, without its style sheet: inks are written out, as not every reader of SVG knows CSS. */
function plotContent(element: DrawnElement): string {
  return Array.from(element.children)
    .filter(({ tagName }) => tagName.toLowerCase() !== "style")
    .map(xmlOf)
    .join("")
    .replaceAll("currentColor", ink)
    .replaceAll("var(--plot-background)", paper);
}
