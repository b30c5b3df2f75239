/**
 * A picture of what changed in a figure: old and new side by side, and both over each other. There what is
 * in both is black, what is gone is red, what is new is blue: the old one in shades of red times the new
 * one in shades of blue.
 */
import { escaped } from "../escaped.ts";
import { figureFonts } from "../svg.ts";

const gap = 16, heading = 18; // px

/** Both figures as one SVG. The old one is what was drawn in the figure's place, of whatever size. */
export function differenceSvg(oldSvg: string, newSvg: string): string {
  const old = renamed(oldSvg, "old"), made = renamed(newSvg, "new");
  const sizes = [sizeOf(oldSvg), sizeOf(newSvg)];
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const panels = ["old", "new", "difference: gone in red, new in blue"];
  const left = (k: number) => gap + k * (width + gap);
  const total = { width: left(panels.length), height: heading + height + gap };
  const title = (text: string, k: number) =>
    `<text x="${left(k)}" y="13" font-family="${figureFonts}" font-size="10.5" font-weight="600">${
      escaped(text)
    }</text>`;
  const frame = (k: number) =>
    `<rect x="${left(k)}" y="${heading}" width="${width}" height="${height}" fill="white"/>`;
  const at = (k: number, content: string) =>
    `<g transform="translate(${left(k)},${heading})">${content}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${total.width}" height="${total.height}" ` +
    `viewBox="0 0 ${total.width} ${total.height}">` +
    `<defs>${tint("gone", [1, 0, 0])}${tint("fresh", [0, 0, 1])}</defs>` +
    `<rect width="${total.width}" height="${total.height}" fill="#eeeeee"/>` +
    panels.map(title).join("") + panels.map((_, k) => frame(k)).join("") +
    at(0, old) + at(1, made) +
    at(
      2,
      `<g style="isolation:isolate">` +
        `<rect width="${width}" height="${height}" fill="white"/>` +
        `<g filter="url(#gone)">${renamed(old, "under")}</g>` +
        `<g filter="url(#fresh)" style="mix-blend-mode:multiply">${renamed(made, "over")}</g></g>`,
    ) +
    "</svg>\n";
}

/** A filter that turns black into the colour and leaves white; what is transparent stays so. */
function tint(id: string, color: readonly number[]): string {
  // channel = colour + (1 − colour) · luminance
  const rows = color.map((c) =>
    [...[0.2126, 0.7152, 0.0722].map((weight) => (1 - c) * weight), 0, c].join(" ")
  );
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">` +
    `<feColorMatrix type="matrix" values="${[...rows, "0 0 0 1 0"].join(" ")}"/></filter>`;
}

/** The figure with identifiers of its own, so that several can stand in one picture. */
function renamed(svg: string, prefix: string): string {
  return svg.trim().replace(/(\bid="|url\(#|href="#)/g, `$1${prefix}-`);
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width = "0", height = "0"] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ??
    [];
  return { width: Number(width), height: Number(height) };
}
