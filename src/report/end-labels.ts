/** Names of lines at their ends, moved apart where they would cover each other. */
import type * as PlotLibrary from "@observablehq/plot";
import { ink, paper } from "./level-look.ts";
import { svgElement } from "./svg-element.ts";

export interface End {
  readonly x: number | string;
  readonly y: number;
  readonly text: string;
  readonly color: string;
}

const lineHeight = 10.5; // px
const offset = 7; // px from the last point

/**
 * A mark; where a label was moved, a thin line leads to its point.
 *
 * @param reach px that the points reach to the right of their place
 */
export function endLabels(ends: readonly End[], reach = 0): PlotLibrary.RenderFunction {
  return (_index, { x, y }, _values, { marginTop, height, marginBottom }, { document }) => {
    const group = svgElement(document, "g", { class: "end-labels" });
    if (x === undefined || y === undefined) return group;
    // A band's or point's scale gives its beginning.
    const centre = ((x as { bandwidth?: () => number }).bandwidth?.() ?? 0) / 2;
    const placed = ends
      .map((end) => ({ ...end, left: x(end.x) + centre, top: y(end.y) }))
      .filter(({ left, top }) => Number.isFinite(left) && Number.isFinite(top))
      .sort((a, b) => a.top - b.top);
    // The last one stands clear of the ticks below the axis.
    const tops = apart(placed.map(({ top }) => top), marginTop, height - marginBottom - 5);
    const right = Math.max(...placed.map(({ left }) => left));
    placed.forEach(({ left, top, text, color }, k) => {
      const start = right + reach + offset;
      if (Math.abs(tops[k] - top) > 2 || left < right || reach > 0) {
        group.appendChild(svgElement(document, "path", {
          d: `M${left + (reach > 0 ? reach : 3)},${top}L${start - 2},${tops[k]}`,
          stroke: color,
          "stroke-width": "0.6",
          fill: "none",
        }));
      }
      const label = svgElement(document, "text", {
        x: String(start),
        y: String(tops[k]),
        dy: "0.32em",
        "text-anchor": "start",
        fill: ink,
        stroke: paper,
        "stroke-width": "2.5",
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      });
      label.textContent = text;
      group.appendChild(label);
    });
    return group;
  };
}

/**
 * The places nearest to those wanted, in the same order and at least a line apart: neighbours that would
 * overlap share the middle of what they want (pool adjacent violators). They begin between the limits
 * where there is room.
 *
 * Ayer et al., Annals of Mathematical Statistics 26(4):641–647, 1955.
 */
export function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const pools: { sum: number; count: number }[] = [];
  const mean = ({ sum, count }: { sum: number; count: number }) => sum / count;
  wanted.forEach((y, k) => {
    // Without the distances, order is all that is asked.
    pools.push({ sum: y - k * lineHeight, count: 1 });
    while (pools.length > 1 && mean(pools[pools.length - 2]) > mean(pools[pools.length - 1])) {
      const { sum, count } = pools.pop() as { sum: number; count: number };
      pools[pools.length - 1].sum += sum;
      pools[pools.length - 1].count += count;
    }
  });
  const lowest = bottom - (wanted.length - 1) * lineHeight;
  return pools.flatMap((pool) => Array<number>(pool.count).fill(mean(pool)))
    .map((y, k) => Math.max(top, Math.min(y, lowest)) + k * lineHeight);
}
