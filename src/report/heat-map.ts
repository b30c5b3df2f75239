/** A surface as cells: light for the least value, dark for the greatest, the values printed in them. */
import type * as PlotLibrary from "@observablehq/plot";
import type { HeatCell, HeatMapOptions } from "../experiment/mod.ts";
import { ln } from "../math/mod.ts";
import { readingClass } from "./level-marks.ts";
import { measureScale, scaled } from "./measure-scale.ts";

/**
 * From light to dark with even steps of lightness, so that the order is kept in grey and with every
 * kind of colour vision: the sequential blues of ColorBrewer.
 *
 * Harrower and Brewer, The Cartographic Journal 40(1):27–37, 2003.
 */
const ramp: readonly (readonly [red: number, green: number, blue: number])[] = [
  [247, 251, 255],
  [222, 235, 247],
  [198, 219, 239],
  [158, 202, 225],
  [107, 174, 214],
  [66, 146, 198],
  [33, 113, 181],
  [8, 81, 156],
  [8, 48, 107],
];
/** The shade from which white text is read better than black: their contrasts meet there. */
const darkFrom = 0.72;

export interface Shades {
  readonly shade: (value: number) => string;
  /** Black or white, whichever is read better on the shade. */
  readonly textColor: (value: number) => string;
  /** The value in the unit shown, with so many digits as were asked for. */
  readonly text: (value: number) => string;
  /** The value with its unit and what it is, three digits. */
  readonly reading: (value: number) => string;
  /** What the values are, with their unit. */
  readonly label: string;
  readonly ends: readonly [least: string, most: string];
}

/** Shades for those values. Throws a RangeError for logarithmic shades of values that are not > 0. */
export function shadesOf(values: readonly number[], options: HeatMapOptions = {}): Shades {
  const { label = "", unit = "", log = false, digits = 3, decimals = Infinity } = options;
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite), most = Math.max(...finite);
  if (log && !(least > 0)) {
    throw new RangeError(
      `heatMap: shades by logarithm need values > 0, got ${least}; leave out { log: true }`,
    );
  }
  const scale = measureScale({ unit, better: "neither", meaning: "" }, finite);
  const height = log ? ln : (value: number) => value;
  const share = (value: number) =>
    most === least ? 0 : (height(value) - height(least)) / (height(most) - height(least));
  const rounded = (value: number, digits: number, decimals = Infinity) => {
    if (!Number.isFinite(value)) return "–";
    const shown = Number(scaled(value, scale).toPrecision(digits));
    const cut = decimals < Infinity ? Number(shown.toFixed(decimals)) : shown;
    return String(cut).replace("-", "−");
  };
  const text = (value: number) => rounded(value, 3);
  return {
    text: (value) => rounded(value, digits, decimals),
    shade: (value) => Number.isFinite(value) ? rampColor(share(value)) : "none",
    textColor: (value) => Number.isFinite(value) && share(value) > darkFrom ? "#fff" : "#000",
    reading: (value) => [label, text(value), scale.unit].filter((part) => part !== "").join(" "),
    label: [label, scale.unit].filter((part) => part !== "").join(", "),
    ends: [text(least), text(most)],
  };
}

/** The colour at a share of the ramp, 0 to 1. */
export function rampColor(share: number): string {
  const at = Math.max(0, Math.min(1, share)) * (ramp.length - 1);
  const k = Math.min(ramp.length - 2, Math.floor(at));
  const channels = ramp[k].map((low, c) => Math.round(low + (at - k) * (ramp[k + 1][c] - low)));
  return `#${channels.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

/** Cells and the values in them. */
export function heatMarks(
  Plot: typeof PlotLibrary,
  cells: readonly HeatCell[],
  { shade, text, textColor, reading }: Shades,
  panel: PlotLibrary.MarkOptions,
): PlotLibrary.Markish[] {
  const name = ({ x, y, value, panel: at }: HeatCell) =>
    `${y}, ${x}${at === undefined ? "" : `, ${at}`}: ${reading(value)}`;
  const place = { x: "x", y: "y", ...panel };
  return [
    Plot.cell(cells, {
      ...place,
      fill: { value: ({ value }: HeatCell) => shade(value), scale: null },
      inset: 0.4,
      className: readingClass,
      ariaLabel: name,
    }),
    Plot.text(cells, {
      ...place,
      text: ({ value }: HeatCell) => text(value),
      fill: { value: ({ value }: HeatCell) => textColor(value), scale: null },
      pointerEvents: "none",
    }),
  ];
}
