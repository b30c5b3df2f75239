/**
 * A figure with all that lies around its marks: title, labels of the axes, legends, caption; text is
 * measured in the figures' font, so that nothing is cut and nothing collides.
 *
 * Plot draws only the marks and ticks. It is asked up to four times: the margins grow until all its
 * text lies inside.
 */
import type * as PlotLibrary from "@observablehq/plot";
import type { Comparison, FigureOf, Results } from "../experiment/mod.ts";
import { endLabels } from "./end-labels.ts";
import { escaped, unescaped } from "./escaped.ts";
import { numberText } from "./figure-axes.ts";
import { drawLegend } from "./figure-legend.ts";

import { figureRows, theoryRows } from "./figure-rows.ts";
import { type HouseStyle, houseStyle } from "./figure-style.ts";
import { type FontMetrics, fontMetrics, type Weight } from "./font-metrics.ts";
import { faint, ink, levelLook, paper } from "./level-look.ts";
import { canonical, drawElement, type DrawnElement, figureFonts, fontSize, xmlOf } from "./svg.ts";
import { svgElement } from "./svg-element.ts";
import { overflowOf } from "./text-boxes.ts";

/** px at 96 an inch: 85 mm, the column of a journal, and 180 mm, its page. */
export const figureWidths = { column: 321, page: 680 } as const;
const panelColumns = { column: 2, page: 3 } as const;
const heights = { column: 190, page: 260, panel: 120 } as const;
const lineHeight = 12; // px
const titleSize = 10.5, captionSize = 9.5; // px
const passes = 4;

/** A figure as SVG, twice. */
export interface DrawnFigure {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly width: "column" | "page";
  /** A picture that stands alone: title and caption are in it, its ground is white. */
  readonly svg: string;
  /** The same without title and caption, for pages that write them; it takes their text colour. */
  readonly inline: string;
}

/** Draws it. An error of the figure's own function is thrown on, with the figure's name before it. */
export async function drawFigure(
  name: string,
  figure: FigureOf,
  results: Results,
  comparison: Comparison,
): Promise<DrawnFigure> {
  const Plot = await import("@observablehq/plot");
  const metrics = await fontMetrics();
  const { title, caption, width: kind = "column" } = figure;
  const width = figureWidths[kind];
  const { scenario } = results;
  let margins = { left: 8, right: 8, top: 6, bottom: 8 };
  for (let pass = 1;; pass++) {
    const house = houseStyle(Plot, results, {
      factor: comparison.factor,
      columns: panelColumns[kind],
      confidence: comparison.confidence,
    });
    const options = askedOf(name, scenario.name, () =>
      figure.plot({
        results,
        Plot,
        style: house.style,
        rows: (measure, options) => figureRows(comparison, scenario, measure, options),
        theory: (measure, options) => theoryRows(comparison, scenario, measure, options),
      }));
    const placed = placedIn(Plot, options, house, { kind, margins, metrics });
    const element = await drawElement(() => placed);
    const over = overflowOf(element, placed.width, placed.height, metrics);
    const isInside = Object.values(over).every((beyond) => beyond <= 0.01);
    if (isInside || pass === passes) {
      const parts = { element, options, house, margins, width, height: placed.height };
      return {
        name,
        title,
        caption,
        width: kind,
        svg: page(name, { title, caption }, parts, metrics, { isInline: false }),
        inline: page(name, { title, caption }, parts, metrics, { isInline: true }),
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

type Sized = PlotLibrary.PlotOptions & { width: number; height: number };
interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The figure's options with the house's axes, frame and margins. */
function placedIn(
  Plot: typeof PlotLibrary,
  options: PlotLibrary.PlotOptions,
  house: HouseStyle,
  { kind, margins, metrics }: {
    readonly kind: "column" | "page";
    readonly margins: Margins;
    readonly metrics: FontMetrics;
  },
): Sized {
  const { panels, names, reach } = house;
  const rows = Math.ceil(panels.length / panelColumns[kind]);
  const inner = options.height ??
    (rows > 0 ? rows * heights.panel : heights[kind]);
  const { x, y } = options;
  const width = figureWidths[kind];
  const columns = rows > 0 ? Math.min(panels.length, panelColumns[kind]) : 1;
  const breadth = (width - margins.left - margins.right) / columns;
  const ticks = (axis: "x" | "y", room: number) => ({
    tickSize: 3,
    tickPadding: 3,
    tickFormat: (value: unknown) =>
      typeof value === "number"
        ? numberText(value)
        : metrics.lines(String(value), room, fontSize).join("\n"),
    ...(names[axis].length > 0 ? { domain: names[axis] } : {}),
  });
  return {
    ...options,
    width,
    height: inner + margins.top + margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    x: {
      ticks: kind === "column" || rows > 0 ? 5 : 8,
      insetLeft: reach,
      insetRight: reach,
      ...ticks("x", 0.92 * breadth / Math.max(1, names.x.length)),
      ...x,
      label: null,
    },
    y: { ticks: 5, grid: isMeasured(house, y), ...ticks("y", 0.4 * width), ...y, label: null },
    ...(rows > 0 ? { fx: { axis: null, padding: 0.14 }, fy: { axis: null, padding: 0.22 } } : {}),
    marks: [
      Plot.frame({ anchor: "bottom", stroke: ink, strokeWidth: 0.6 }),
      ...(isMeasured(house, x)
        ? []
        : [Plot.frame({ anchor: "left", stroke: ink, strokeWidth: 0.6 })]),
      ...(options.marks ?? []),
      ...(panels.length === 0 ? [endLabels(house.ends, reach)] : []),
      ...panelTitles(Plot, panels, panelColumns[kind]),
      ...(isMeasured(house, y) ? [zeroBreak("y")] : isMeasured(house, x) ? [zeroBreak("x")] : []),
    ],
  };
}

function isMeasured(
  { valueAxes }: HouseStyle,
  scale: PlotLibrary.ScaleOptions | undefined,
): boolean {
  return scale !== undefined && valueAxes.has(scale);
}

function panelTitles(
  Plot: typeof PlotLibrary,
  panels: readonly string[],
  columns: number,
): PlotLibrary.Markish[] {
  if (panels.length === 0) return [];
  return [
    Plot.text(panels, {
      fx: (_: string, k: number) => k % columns,
      fy: (_: string, k: number) => Math.floor(k / columns),
      text: (panel: string) => panel,
      frameAnchor: "top",
      dy: -10,
      fill: ink,
    }),
  ];
}

/** Two strokes through the axis where a linear scale does not reach zero. */
function zeroBreak(key: "x" | "y"): PlotLibrary.RenderFunction {
  return (_index, scales, _values, { marginLeft, marginBottom, height }, { document }) => {
    const group = svgElement(document, "g");
    const scale = (scales.scales as unknown as Record<string, PlotLibrary.Scale>)[key];
    const domain = (scale?.domain ?? []) as readonly number[];
    const isLinear = scale?.type === "linear";
    if (!isLinear || (Math.min(...domain) <= 0 && Math.max(...domain) >= 0)) return group;
    const x = marginLeft + (key === "x" ? 5 : 0), y = height - marginBottom - (key === "y" ? 5 : 0);
    const stroke = key === "y"
      ? `M${x - 3},${y + 1}l6,-3M${x - 3},${y - 2}l6,-3`
      : `M${x - 1},${y + 3}l3,-6M${x + 2},${y + 3}l3,-6`;
    for (const [color, width] of [[paper, 2.6], [ink, 0.7]]) {
      const look = { stroke: color, "stroke-width": width, fill: "none" };
      group.appendChild(svgElement(document, "path", { d: stroke, ...look }));
    }
    return group;
  };
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
  { isInline }: { readonly isInline: boolean },
): string {
  const edge = isInline ? 0 : 4;
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
  if (!isInline) write(title, { size: titleSize, weight: "semibold", gap: 5 });
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
  if (!isInline) {
    top += 3;
    write(caption, { size: captionSize });
  }
  const total = Math.ceil(top + (isInline ? 2 : edge));
  const ground = isInline ? "" : `<rect width="${width}" height="${total}" fill="white"/>`;
  const size = `width="${width}" height="${total}" viewBox="0 0 ${width} ${total}"`;
  // Readings are asked one by one in a page; a file is one picture.
  const role = isInline ? "group" : "img";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="${role}" aria-label="${
    escaped(title)
  }" font-family="${figureFonts}" font-size="${fontSize}" fill="${ink}" text-anchor="middle">${ground}${
    parts.join("")
  }</svg>`;
  const finished = canonical(svg, name);
  return isInline ? adaptable(fitted(finished, metrics)) : finished;
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

/** Every line of text as wide as it was measured, whichever font the page finds for it. */
function fitted(svg: string, metrics: FontMetrics): string {
  return svg.replace(
    /<(text|tspan)([^>]*)>([^<]+)</g,
    (_, tag: string, attributes: string, text: string) => {
      const [, size = String(fontSize)] = /font-size="([\d.]+)"/.exec(attributes) ?? [];
      const width = metrics.width(unescaped(text), Number(size)).toFixed(1);
      return `<${tag}${attributes} textLength="${width}" lengthAdjust="spacingAndGlyphs">${text}<`;
    },
  );
}

/** Ink, ground and dark blue of the page around it instead of their own. */
function adaptable(svg: string): string {
  const variables: readonly [color: string, variable: string][] = [
    [ink, "currentColor"],
    [paper, `var(--paper, ${paper})`],
    [faint, `var(--line, ${faint})`],
    [levelLook(0).color, `var(--first-level, ${levelLook(0).color})`],
  ];
  return variables.reduce(
    (all, [color, variable]) => all.replaceAll(`"${color}"`, `"${variable}"`),
    svg,
  );
}
