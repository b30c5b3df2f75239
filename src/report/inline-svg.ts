/** Figures for pages that have fonts and colours of their own. */
import { unescaped } from "./escaped.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { faint, ink, levelLook, paper } from "./level-look.ts";
import { fontSize } from "./svg.ts";

/** The figure with the page's colours, and its labels as wide as they were measured. */
export function forPages(svg: string, metrics: FontMetrics): string {
  return adaptable(fitted(svg, metrics));
}

/** Every line of text as wide as it was measured, whichever font the page finds for it. */
export function fitted(svg: string, metrics: FontMetrics): string {
  return svg.replace(
    /<(text|tspan)([^>]*)>([^<]+)</g,
    (_, tag: string, attributes: string, text: string) => {
      const [, size = String(fontSize)] = /font-size="([\d.]+)"/.exec(attributes) ?? [];
      const weight = attributes.includes('font-weight="600"') ? "semibold" : "regular";
      const width = metrics.width(unescaped(text), Number(size), weight).toFixed(1);
      return `<${tag}${attributes} textLength="${width}" lengthAdjust="spacingAndGlyphs">${text}<`;
    },
  );
}

/** Ink, ground and dark blue of the page around it instead of their own. */
function adaptable(svg: string): string {
  const variables: readonly [color: string, variable: string][] = [
    [ink, "currentColor"],
    [paper, `var(--paper, ${paper})`],
    [faint, `var(--line, ${faint})`],
    [levelLook(0).color, `var(--first-level, ${levelLook(0).color})`],
  ];
  return variables.reduce(
    (all, [color, variable]) => all.replaceAll(`"${color}"`, `"${variable}"`),
    svg,
  );
}
