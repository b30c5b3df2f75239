/** Where the marks of a figure stand: widths, margins, axes, panels, and what shows zero. */
import type * as PlotLibrary from "@observablehq/plot";
import { endLabels } from "./end-labels.ts";
import { numberText } from "./figure-axes.ts";
import type { HouseStyle } from "./figure-style.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { ink, paper } from "./level-look.ts";
import { fontSize } from "./svg.ts";
import { svgElement } from "./svg-element.ts";

/** px at 96 an inch: 85 mm, the column of a journal, and 178 mm, its page. */
export const figureWidths = { column: 321, page: 672 } as const;
/** Small multiples side by side. */
export const panelColumns = { column: 2, page: 3 } as const;
const heights = { column: 190, page: 260, panel: 120 } as const; // px, of the marks alone

/** Plot's options with their size. */
type Sized = PlotLibrary.PlotOptions & { width: number; height: number };
/** px around the marks. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The figure's options with the house's axes, frame and margins. */
export function placedIn(
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
  const titles = panels.map((panel) => metrics.lines(panel, 0.84 * breadth, fontSize).join("\n"));
  const titleLines = Math.max(1, ...titles.map((title) => title.split("\n").length));
  const gap = 0.1 + 0.12 * titleLines;
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
    ...(rows > 0 ? { fx: between(0.14), fy: between(gap) } : {}),
    marks: [
      Plot.frame({ anchor: "bottom", stroke: ink, strokeWidth: 0.6 }),
      ...(isMeasured(house, x)
        ? []
        : [Plot.frame({ anchor: "left", stroke: ink, strokeWidth: 0.6 })]),
      ...(options.marks ?? []),
      ...(panels.length === 0 ? [endLabels(house.ends, reach)] : []),
      ...panelTitles(Plot, titles, panelColumns[kind]),
      ...(isMeasured(house, y) ? [zeroBreak("y")] : isMeasured(house, x) ? [zeroBreak("x")] : []),
    ],
  };
}

/** Panels apart from each other, not from the edges: there the margins are. */
function between(paddingInner: number): PlotLibrary.ScaleOptions {
  return { axis: null, paddingInner, paddingOuter: 0 };
}

function isMeasured(
  { valueAxes }: HouseStyle,
  scale: PlotLibrary.ScaleOptions | undefined,
): boolean {
  return scale !== undefined && valueAxes.has(scale);
}

function panelTitles(
  Plot: typeof PlotLibrary,
  titles: readonly string[],
  columns: number,
): PlotLibrary.Markish[] {
  if (titles.length === 0) return [];
  return [
    Plot.text(titles, {
      fx: (_: string, k: number) => k % columns,
      fy: (_: string, k: number) => Math.floor(k / columns),
      text: (title: string) => title,
      frameAnchor: "top",
      lineAnchor: "bottom",
      dy: -7, // clear of a marker on the upper edge
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
