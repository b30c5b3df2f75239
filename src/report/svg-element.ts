/** SVG elements in whatever document a figure is drawn in. */

/** The part of the DOM that makes elements. */
export interface SvgNode {
  setAttribute(name: string, value: string): void;
  appendChild(child: SvgNode): unknown;
  textContent: string | null;
}

export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgNode;
}

export function svgElement(
  document: SvgDocument,
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SvgNode {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
