/**
 * Figures as SVG text, drawn by Observable Plot on linkedom instead of a browser.
 *
 * The two take about 0.3 s to import, so they are imported when a figure is drawn.
 */
import type { PlotOptions } from "@observablehq/plot";
import { escaped } from "./escaped.ts";

/** The font of all figures; png.ts brings it, elsewhere the next best stands in. */
export const figureFont = "Source Sans 3";
/** All families that may draw a figure, the best first; in quotes, as CSS wants a name with a digit. */
export const figureFonts = `'${figureFont}', 'Source Sans Pro', sans-serif`;
/** px; 7 pt at 96 px an inch, as journals want at least. */
export const fontSize = 9.5;

/** What is read of a drawn figure: the part of the DOM that linkedom has. */
export interface DrawnElement extends DrawnNode {
  readonly tagName: string;
  /** The tag as written: SVG minds the case of clipPath. */
  readonly localName: string;
  readonly children: ArrayLike<DrawnElement>;
  readonly childNodes: Iterable<DrawnNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
}

interface DrawnNode {
  /** 1 of an element, 3 of text. */
  readonly nodeType: number;
  readonly textContent: string;
}

/**
 * Draws what the options say. The same options give the same bytes on every runtime: numbers are
 * rounded to 1/100 of a pixel, and identifiers count from 1 in each figure.
 *
 * @param options from Plot's functions; no title, caption or legend, which would make it HTML
 */
export async function drawSvg(
  options: (plot: typeof import("@observablehq/plot")) => PlotOptions,
): Promise<string> {
  return canonical(xmlOf(await drawElement(options)));
}

/**
 * The same before its digits are rounded, as an element to look into. Throws a TypeError where the options
 * ask for what only HTML can show.
 */
export async function drawElement(
  options: (plot: typeof import("@observablehq/plot")) => PlotOptions,
): Promise<DrawnElement> {
  const [plot, { parseHTML }] = await Promise.all([
    import("@observablehq/plot"),
    import("linkedom"),
  ]);
  const { document } = parseHTML("<html></html>") as unknown as Pick<PlotOptions, "document">;
  const style = {
    fontFamily: figureFonts,
    fontSize: `${fontSize}px`,
    overflow: "visible",
  };
  const drawn = plot.plot({ ...options(plot), document, style }) as unknown as DrawnElement;
  if (drawn.tagName.toLowerCase() !== "svg") {
    throw new TypeError(
      "drawSvg: title, subtitle, caption and legend: true make a figure HTML; leave them to the report",
    );
  }
  return drawn;
}

/** The element as XML; linkedom would write it as HTML, where "<" may stand in attributes. */
export function xmlOf(node: DrawnNode): string {
  if (node.nodeType !== 1) return escaped(node.textContent);
  const { localName: tag, attributes, childNodes } = node as DrawnElement;
  const names = [...attributes].map(({ name, value }) => ` ${name}="${escaped(value)}"`).join("");
  const content = [...childNodes].map(xmlOf).join("");
  return content === "" ? `<${tag}${names}/>` : `<${tag}${names}>${content}</${tag}>`;
}

/**
 * The SVG with an end to its digits, with identifiers of its own, and with the namespace.
 *
 * @param name goes before its identifiers, so that several figures can stand in one page
 */
export function canonical(svg: string, name = ""): string {
  const ids = new Map<string, string>();
  const numbered = svg.replace(/\bplot-clip-\d+\b/g, (id) => {
    if (!ids.has(id)) ids.set(id, `${name === "" ? "" : `${name}-`}clip-${ids.size + 1}`);
    return ids.get(id) as string;
  });
  // What is said aloud keeps its digits.
  const rounded = numbered.replace(
    /<[^>]+>/g,
    (tag) =>
      tag.replace(
        /(\saria-[\w-]+="[^"]*")|-?\d+\.\d+(?:e[-+]?\d+)?/g,
        (text, spoken) => spoken ?? String(roundedTo2(Number(text))),
      ),
  );
  const named = rounded.includes("xmlns=")
    ? rounded
    : rounded.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `${named}\n`;
}

function roundedTo2(value: number): number {
  return Math.round(value * 100) / 100 + 0; // + 0: no "-0"
}
