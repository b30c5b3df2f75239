/**
 * How a level looks, by its place in the order of the scenario: the same in all figures of a run,
 * whichever levels were run.
 *
 * Colours after Okabe and Ito, Color Universal Design, 2008 (jfly.uni-koeln.de/color): told apart with
 * all common kinds of colour blindness. The order alternates dark and light, and marker and dash vary
 * too, so that levels are told apart in grey. Their black is the ink, which a dark page turns light.
 */

/** The ink of text, axes and theory; pages replace it by their own text colour. */
export const ink = "#1a1a1a";
/** Lines that help to read values. */
export const faint = "#d8d8d8";
/** Under labels and hollow markers; pages replace it by their own background. */
export const paper = "white";

export interface LevelLook {
  readonly color: string;
  /** Name of a Plot symbol. */
  readonly marker: Marker;
  /** SVG dash pattern; null for a solid line. */
  readonly dash: string | null;
  /** Whether the marker is filled: levels beyond the seventh repeat the looks, hollow. */
  readonly isFilled: boolean;
}

export type Marker = "circle" | "square" | "triangle" | "diamond" | "cross" | "star" | "wye";

const looks: readonly (readonly [color: string, marker: Marker, dash: string | null])[] = [
  ["#0072b2", "circle", null],
  ["#e69f00", "square", "6,2"],
  ["#009e73", "triangle", "2,1.5"],
  ["#56b4e9", "diamond", "7,2,1.5,2"],
  ["#d55e00", "cross", "4,1.5"],
  ["#cc79a7", "star", "1,1.5"],
  [ink, "wye", "9,2"],
];

/** @param order of the level among those of its factor in the scenario, from 0 */
export function levelLook(order: number): LevelLook {
  const [color, marker, dash] = looks[order % looks.length];
  return { color, marker, dash, isFilled: order < looks.length };
}
