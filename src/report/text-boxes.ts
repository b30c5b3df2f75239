/** Where the text of a drawn figure reaches beyond its edges. */
import type { FontMetrics } from "./font-metrics.ts";
import { type DrawnElement, fontSize } from "./svg.ts";

/** px beyond each edge; 0 where nothing is. */
export interface Overflow {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Inherited {
  readonly x: number;
  readonly y: number;
  readonly anchor: string;
  readonly size: number;
  readonly isBold: boolean;
}

const lineHeight = 1.1; // of the font size, between the lines of one text; more than Plot's 1

/** px that text keeps from the sides. */
const edge = 4;

/** Text of all elements against a picture of that size. */
export function overflowOf(
  svg: DrawnElement,
  width: number,
  height: number,
  metrics: FontMetrics,
): Overflow {
  let left = edge, right = width - edge, top = 0, bottom = height;
  const walk = (element: DrawnElement, outer: Inherited): void => {
    const own = inherit(element, outer);
    if (element.tagName.toLowerCase() === "text") {
      const box = boxOf(element, own, metrics);
      left = Math.min(left, box.left);
      right = Math.max(right, box.right);
      top = Math.min(top, box.top);
      bottom = Math.max(bottom, box.bottom);
      return;
    }
    for (const child of Array.from(element.children)) walk(child, own);
  };
  walk(svg, { x: 0, y: 0, anchor: "middle", size: fontSize, isBold: false });
  return { left: edge - left, right: right - width + edge, top: -top, bottom: bottom - height };
}

function boxOf(text: DrawnElement, own: Inherited, metrics: FontMetrics): Overflow {
  const { size } = own;
  const spans = Array.from(text.children);
  const lines = spans.length === 0
    ? [text.textContent]
    : spans.map(({ textContent }) => textContent);
  const weight = own.isBold ? "semibold" : "regular";
  const width = Math.max(...lines.map((line) => metrics.width(line, size, weight)));
  const beginning = own.anchor === "start" ? 0 : own.anchor === "end" ? -width : -width / 2;
  const x = own.x + length(text, "x", size);
  const y = own.y + length(text, "y", size) + length(text, "dy", size);
  // The first line stands on y; a descender is a quarter of the size, an ascender three quarters.
  const firstShift = spans.length === 0
    ? 0
    : length(spans[0], "y", size) + length(spans[0], "dy", size);
  return {
    left: x + beginning,
    right: x + beginning + width,
    top: y + firstShift - 0.75 * size,
    bottom: y + firstShift + 0.25 * size + (lines.length - 1) * lineHeight * size,
  };
}

function inherit(element: DrawnElement, outer: Inherited): Inherited {
  const moves = (element.getAttribute("transform") ?? "").matchAll(
    /translate\(\s*([-\d.e]+)(?:[\s,]+([-\d.e]+))?\s*\)/g,
  );
  let { x, y } = outer;
  for (const [, dx, dy = "0"] of moves) {
    x += Number(dx);
    y += Number(dy);
  }
  const size = parseFloat(element.getAttribute("font-size") ?? "");
  const weight = element.getAttribute("font-weight");
  return {
    x,
    y,
    anchor: element.getAttribute("text-anchor") ?? outer.anchor,
    size: Number.isFinite(size) ? size : outer.size,
    isBold: weight === null ? outer.isBold : weight === "bold" || Number(weight) >= 600,
  };
}

/** A length in px; Plot gives some in em. */
function length(element: DrawnElement, name: string, size: number): number {
  const text = element.getAttribute(name) ?? "0";
  return parseFloat(text) * (text.endsWith("em") ? size : 1);
}
