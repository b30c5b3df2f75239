/** The part of a page that a cell shows: style, content, and the script that enlivens it. */
import { Buffer } from "node:buffer";
import type { DrawnFigure } from "./figure-page.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { fitted } from "./inline-svg.ts";
import { html, Markup } from "./markup.ts";
import { notebookScript } from "./notebook-script.ts";

/** Print is read nearer than a screen. */
const enlargement = 1.4;

/** @param kind a further class of the element around it */
export function notebookPage(content: Markup, kind: "linked" | "" = ""): string {
  const isLive = /class="(sortable|picture)"/.test(content.text);
  const script = isLive ? html`<script>${new Markup(notebookScript)}</script>` : null;
  const sheet = html`<style>${new Markup(style)}</style>`;
  return html`<div class="wagonwheel ${kind}">${sheet}${content}${script}</div>`.text.trim();
}

/** The figure as an image, which viewers show that strip scripts and drawings from a page. */
export function picture({ svg, title }: DrawnFigure, metrics: FontMetrics): Markup {
  return imageOf(onScreen(svg, metrics), title, html`class="picture"`);
}

/** An SVG as an image that is never wider than the page. */
export function imageOf(svg: string, title: string, attributes: Markup): Markup {
  const [, width] = /width="(\d+)"/.exec(svg) ?? [];
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return html`<img ${attributes} alt="${title}" width="${width}" src="${source}">`;
}

/** As large as a screen wants it, its text as wide as it was measured. */
export function onScreen(svg: string, metrics: FontMetrics): string {
  return fitted(svg, metrics).replace(
    /width="([\d.]+)" height="([\d.]+)"/,
    (_, width, height) =>
      `width="${Math.round(enlargement * width)}" height="${Math.round(enlargement * height)}" ` +
      'style="max-width:100%;height:auto"',
  );
}

/** Front ends set these variables in their themes; without them the colours are a light page's. */
const style = `
.wagonwheel { --paper: var(--jp-layout-color0, #ffffff); --line: var(--jp-border-color2, #d5d9e0);
  color: var(--jp-content-font-color1, #1a1a1a); line-height: 1.45; }
.wagonwheel p { margin: 0.4em 0; }
.wagonwheel .figures { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: flex-start; margin: 0.5rem 0; }
.wagonwheel .picture { max-width: 100%; height: auto; background: white; }
.wagonwheel summary { cursor: pointer; }
.wagonwheel .scroll { overflow-x: auto; margin: 0.5rem 0 1rem; }
.wagonwheel table { margin: 0; border-collapse: collapse; font-variant-numeric: tabular-nums; table-layout: auto; }
.wagonwheel caption { text-align: left; padding: 0.25rem 0; color: inherit; caption-side: top; }
.wagonwheel caption span { position: sticky; left: 0; display: inline-block; max-width: min(46rem, calc(100vw - 3rem)); }
.wagonwheel caption b { margin-right: 0.4em; }
.wagonwheel .scroll th, .wagonwheel .scroll td { padding: 0.25rem 0.9rem 0.25rem 0.3rem; vertical-align: top;
  max-width: none; border: 0; border-bottom: 1px solid var(--line); }
.wagonwheel .scroll .text { text-align: left; white-space: nowrap; }
.wagonwheel .scroll .number { text-align: right; white-space: nowrap; }
.wagonwheel .scroll thead .number { white-space: normal; }
.wagonwheel th button { all: unset; cursor: pointer; }
.wagonwheel th button::after { content: "\\2195"; opacity: 0.45; margin-left: 0.25em; font-weight: 400; }
.wagonwheel th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
.wagonwheel th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
.wagonwheel .swatch { width: 0.85em; height: 0.85em; margin-right: 0.4em; vertical-align: -0.08em; }
.wagonwheel .note { font-size: 0.9em; max-width: 46rem; }
.wagonwheel abbr { text-decoration: none; }
.wagonwheel .reading > * { cursor: default; }
.wagonwheel .reading > :focus { outline: none; }
.wagonwheel .reading > .near, .wagonwheel .reading > :focus-visible { stroke: #1a1a1a; stroke-width: 2.2px; }
`;
