/** What was run: parameters with meaning and unit, factors with levels, measures, captures, references. */
import {
  atPath,
  inWords,
  type Json,
  type Measure,
  parameterPaths,
  type Results,
} from "../experiment/mod.ts";
import { parameterMeaning } from "./figure-axes.ts";
import { levelSwatch } from "./level-swatch.ts";
import { html, type Markup } from "./markup.ts";

export function setupSection(results: Results, compared: string | null): Markup {
  const { scenario, design, manifest } = results;
  const measures: Readonly<Record<string, Measure>> = scenario.measures;
  const paths = parameterPaths(scenario.parameters);
  const captures = Object.entries(manifest.captures);
  return html`
    ${table(
      "Parameters",
      ["parameter", "meaning", "value"],
      paths.map((path) => {
        const { description, unit } = parameterMeaning(scenario, path);
        const values = path in design.sweep
          ? design.sweep[path]
          : [atPath(design.parameters, path)];
        return [
          path,
          description === path ? "" : description,
          values.map((value) => shown(value, unit)).join(", "),
        ];
      }),
    )}
    ${table(
      "Factors",
      ["factor", "levels run"],
      Object.entries(design.levels).map(([factor, names]) => {
        const isHeld = design.vary !== null && !design.vary.includes(factor);
        const levels = isHeld ? names.slice(0, 1) : names;
        const swatch = (level: string) =>
          factor === compared ? levelSwatch(scenario, factor, level) : html``;
        return [
          factor,
          html`${
            levels.map((level) =>
              html`
                <span class="level">${swatch(level)}${level}</span>
              `
            )
          }`,
        ];
      }),
    )}
    ${table(
      "Measures",
      ["measure", "meaning", "unit", "better"],
      Object.entries(measures).map((
        [name, { meaning, unit, better }],
      ) => [name, meaning, unit === "1" ? "share" : unit, better]),
    )}
    ${captures.length === 0 ? null : table(
      "Captures",
      ["role", "capture", "SHA-256"],
      captures.map((
        [role, { name, sha256 }],
      ) => [role, name, html`<code>${sha256}</code>`]),
    )}
    <p>Seed <code>${design.seed}</code>, preset <code>${manifest.preset}</code>, ${design.antithetic
      ? "antithetic pairs, "
      : ""}${design.seeds} replications planned for each combination.</p>
    ${scenario.references.length === 0 ? null : html`<h3>References</h3>
<ul>${scenario.references.map((reference) => html`<li>${reference}</li>`)}</ul>`}
  `;
}

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  if (rows.length === 0) return html``;
  return html`
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        <caption><span><b>${title}</b></span></caption>
        <thead>
          <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>${rows.map(([first, ...rest]) =>
          html`
            <tr><th scope="row">${first}</th>${rest.map((text) => html`<td>${text}</td>`)}</tr>
          `
        )}</tbody>
      </table>
    </div>
  `;
}

function shown(value: Json | undefined, unit: string): string {
  if (typeof value === "number") return inWords(value, unit);
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
