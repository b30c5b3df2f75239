/** The marker of a level beside its name, as its figures have it. */
import type { Scenario } from "../experiment/mod.ts";
import { markerPath } from "./figure-legend.ts";
import { ink, levelLook } from "./level-look.ts";
import { html, type Markup } from "./markup.ts";

/** Empty where nothing is compared. */
export function levelSwatch(scenario: Scenario, factor: string | null, level: string): Markup {
  const order = factor === null ? -1 : Object.keys(scenario.factors[factor]).indexOf(level);
  if (order < 0) return html``;
  const { color, marker, isFilled } = levelLook(order);
  const shown = color === ink
    ? "currentColor"
    : order === 0
    ? `var(--first-level, ${color})`
    : color;
  return html`
    <svg class="swatch" viewBox="-5 -5 10 10" aria-hidden="true">
      <path d="${markerPath(marker)}" fill="${isFilled ? shown : "none"}" stroke="${shown}" />
    </svg>
  `;
}
