/** Legends drawn as shapes: levels with line and marker, shades of a surface with their values. */
import { escaped } from "./escaped.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { rampColor } from "./heat-map.ts";
import { ink, type LevelLook, type Marker, paper } from "./level-look.ts";

export type Legend =
  | {
    readonly kind: "levels";
    readonly isLine: boolean;
    readonly levels: readonly (LevelLook & { readonly name: string })[];
  }
  | { readonly kind: "theory" }
  | {
    readonly kind: "shades";
    readonly label: string;
    readonly ends: readonly [least: string, most: string];
  };

/** SVG of a legend, from the top left, and its height, px. */
export interface DrawnLegend {
  readonly svg: string;
  readonly height: number;
}

const rowHeight = 13;
const sample = 20; // px, the piece of a line
const shadesShown = 9;

export function drawLegend(
  legend: Legend,
  width: number,
  size: number,
  metrics: FontMetrics,
): DrawnLegend {
  if (legend.kind === "shades") return shadesLegend(legend, size, metrics);
  if (legend.kind === "theory") return theoryLegend();
  let x = 0, y = 0;
  const parts = legend.levels.map((level) => {
    const needed = sample + 5 + metrics.width(level.name, size) + 14;
    if (x > 0 && x + needed > width) [x, y] = [0, y + rowHeight];
    const part = levelSample(level, legend.isLine, x, y + rowHeight / 2);
    x += needed;
    return part;
  });
  return { svg: parts.join(""), height: y + rowHeight };
}

function levelSample(
  { name, color, dash, marker, isFilled }: LevelLook & { readonly name: string },
  isLine: boolean,
  x: number,
  y: number,
): string {
  const line = isLine
    ? `<path d="M${x},${y}h${sample}" stroke="${color}" stroke-width="1.3" fill="none"${
      dash === null ? "" : ` stroke-dasharray="${dash}"`
    }/>`
    : "";
  const fill = isFilled ? color : paper;
  return `${line}<path transform="translate(${x + sample / 2},${y})" d="${
    markerPath(marker)
  }" fill="${fill}" stroke="${color}"/><text x="${
    x + sample + 5
  }" y="${y}" dy="0.32em" text-anchor="start">${escaped(name)}</text>`;
}

function theoryLegend(): DrawnLegend {
  const y = rowHeight / 2;
  const line =
    `<path d="M0,${y}h${sample}" stroke="${ink}" stroke-dasharray="2.5,1.5" fill="none"/>`;
  const text = `<text x="${sample + 5}" y="${y}" dy="0.32em" text-anchor="start">theory</text>`;
  return { svg: line + text, height: rowHeight };
}

const markerShapes: Readonly<Record<Marker, string>> = {
  circle: "M2.5,0A2.5,2.5,0,1,1,-2.5,0A2.5,2.5,0,1,1,2.5,0",
  square: "M-2.2,-2.2h4.4v4.4h-4.4Z",
  triangle: "M0,-3.2L2.8,1.6H-2.8Z",
  diamond: "M0,-3.4L2,0L0,3.4L-2,0Z",
  cross: "M-3,-1h2v-2h2v2h2v2h-2v2h-2v-2h-2Z",
  star: "M0,-3.6L0.8,-1.1H3.4L1.3,0.4L2.1,2.9L0,1.4L-2.1,2.9L-1.3,0.4L-3.4,-1.1H-0.8Z",
  wye: "M0.9,0.5V2.6H-0.9V0.5L-2.7,-0.6L-1.8,-2.1L0,-1L1.8,-2.1L2.7,-0.6Z",
};

/** The marker as a path around 0, some 6 px wide, much as Plot draws it. */
export function markerPath(marker: Marker): string {
  return markerShapes[marker];
}

function shadesLegend(
  { label, ends }: Legend & { kind: "shades" },
  size: number,
  metrics: FontMetrics,
): DrawnLegend {
  const step = 9;
  const text = (x: number, content: string) =>
    `<text x="${x}" y="${rowHeight / 2}" dy="0.32em" text-anchor="start">${
      escaped(content)
    }</text>`;
  const from = label === "" ? 0 : metrics.width(label, size) + 10;
  const start = from + metrics.width(ends[0], size) + 4;
  const squares = Array.from(
    { length: shadesShown },
    (_, k) =>
      `<rect x="${start + k * step}" y="2" width="${step}" height="9" fill="${
        rampColor(k / (shadesShown - 1))
      }"/>`,
  );
  const width = shadesShown * step;
  const frame = `<rect x="${start}" y="2" width="${width}" height="9" fill="none" ` +
    `stroke="${ink}" stroke-width="0.4"/>`;
  return {
    svg: [text(0, label), text(from, ends[0]), ...squares, frame, text(start + width + 4, ends[1])]
      .join(""),
    height: rowHeight + 3,
  };
}
