/**
 * The report of a run as one HTML page: question, findings, figures, tables, methods, set-up, failures,
 * manifest, and the command that makes it again.
 *
 * The page is one file and asks for no other: style, script and figures are in it, and its policy
 * forbids everything else. The same results give the same bytes, but for the manifest's machine.
 */
import { createHash } from "node:crypto";
import type { Comparison, Observation, Results } from "../experiment/mod.ts";
import type { DrawnFigure } from "./figure-page.ts";
import { html, Markup } from "./markup.ts";
import { methodsText } from "./methods-text.ts";
import { findings } from "./report-findings.ts";
import { reportScript } from "./report-script.ts";
import { setupSection } from "./report-setup.ts";
import { reportStyle } from "./report-style.ts";
import { measureTables } from "./report-tables.ts";
import { endingText, separatedMark } from "./results-footnotes.ts";
import type { ScenarioComment } from "./scenario-comment.ts";

/** Failures told in full; of the others only the number. */
const mostFailures = 20;

/** @param comment from the head of the scenario's file, for what was expected */
export function htmlReport(
  results: Results,
  comparison: Comparison,
  figures: readonly DrawnFigure[],
  comment: ScenarioComment = {},
): string {
  const { scenario, manifest, failures } = results;
  const style = new Markup(reportStyle), script = new Markup(reportScript);
  const policy = `default-src 'none'; style-src '${hashOf(reportStyle)}' 'unsafe-hashes'; ` +
    `script-src '${hashOf(reportScript)}'; base-uri 'none'; form-action 'none'`;
  const found = findings(results, comparison);
  const sections: [id: string, title: string, content: Markup][] = [
    ["figures", "Figures", html`<div class="figures">${figures.map(figureBlock)}</div>`],
    ["tables", "Tables", html`${measureTables(results, comparison)}${tableNotes(comparison)}`],
    [
      "methods",
      "Methods",
      html`${methodsText(results, comparison).map((paragraph) => html`<p>${paragraph}</p>`)}`,
    ],
    ["setup", "Set-up", setupSection(results, comparison.factor)],
    ...(failures.length === 0
      ? []
      : [["failures", "Failures", failureList(failures)] as [string, string, Markup]]),
    ["again", "Make it again", again(results)],
  ];
  return `${
    html`
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta http-equiv="Content-Security-Policy" content="${policy}">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>${scenario.title} – ${manifest.run}</title>
          <style>${style}</style>
        </head>
        <body>
          <main>
      <header>
      <p class="soft">${scenario.name} · <code>${manifest.run}</code></p>
      <h1>${scenario.title}</h1>
      <p class="question">${scenario.question}</p>
      ${comment.Expected === undefined ? null : html`<p><b>Expected:</b> ${comment.Expected}</p>`}
      ${found.length === 0 ? null : html`<p><b>Found:</b></p>
<ul>${found.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
      <p class="${failures.length > 0 || results.ending.kind === "interrupted"
        ? "warn"
        : "soft"}">${sentence(endingText(results))}</p>
      <nav aria-label="Contents"><ul>${sections.map(([id, title]) =>
        html`<li><a href="#${id}">${title}</a></li>`
      )}</ul></nav>
      </header>
      ${sections.map(([id, title, content]) =>
        html`
          <section id="${id}" aria-labelledby="${id}-title">
          <h2 id="${id}-title">${title}</h2>
          ${content}
          </section>
        `
      )}</main>
          <div id="tip" role="status" hidden></div>
          <script>${script}</script>
        </body>
      </html>
    `.text
  }\n`;
}

function figureBlock({ title, caption, inline, width }: DrawnFigure): Markup {
  return html`
    <figure class="${width}">
      <h3>${title}</h3>
      <div class="plot">${new Markup(inline.trim())}</div>
      <figcaption class="soft">${caption}</figcaption>
    </figure>
  `;
}

function tableNotes({ baseline, blocks, confidence, omitted }: Comparison): Markup {
  const hasDifferences = blocks.some(({ measures }) =>
    Object.values(measures).flat().some(({ difference }) => difference !== null)
  );
  const percent = Number((100 * confidence).toPrecision(6));
  return html`
    <p
      class="soft">Mean ± half-width of its ${percent} % interval. ${hasDifferences
        ? html`
          <abbr>${separatedMark}</abbr> separated from ${baseline}: a paired t-test on common random numbers with Holm’s correction. Levels of one rank are not separated from the best of them.
        `
        : null}Columns sort by a click on their heads.</p>
    ${omitted.length === 0
      ? null
      : html`<p class="warn">No interval, since fewer than 2 replications gave measures: ${
        omitted.map(({ level, setting }) =>
          [level, ...Object.entries(setting).map(([key, value]) => `${key} = ${value}`)].join(", ")
        ).join("; ")
      }.</p>`}
  `;
}

function failureList(failures: readonly Observation[]): Markup {
  const more = failures.length - mostFailures;
  return html`<p>These cells gave nothing; the others went on. Run the command with <code>--retry-failed</code> to try them again.</p>
${
    failures.slice(0, mostFailures).map(({ cell, failure }) => {
      const levels = Object.entries(cell.levels).map(([factor, level]) => `${factor} = ${level}`);
      const place = [...levels, `seed ${cell.seed}`, `replication ${cell.replication}`].join(", ");
      return html`
        <details>
          <summary>${failure?.message ?? ""} <span class="soft">(${place})</span></summary>
          <pre tabindex="0">${failure?.stack ?? ""}</pre>
        </details>
      `;
    })
  }${more > 0 ? html`<p>and ${more} more: see observations.csv.</p>` : null}`;
}

function again({ manifest, scenario }: Results): Markup {
  return html`
    <p>This command makes the run again; the same code, seed and captures give the same numbers:</p>
    <div class="command">
      <pre><code>${manifest.command}</code></pre>
    </div>
    <p>Beside this page lie the observations (<code>observations.csv</code>, <code>observations.parquet</code>), the table as text, and every figure as SVG, PNG and PDF. The scenario ${manifest
        .file === null
      ? html`was made in memory`
      : html`is <code>${manifest.file}</code>`}, called ${scenario.name}.</p>
    <details>
      <summary>Manifest</summary>
      <pre tabindex="0">${JSON.stringify(manifest, null, 2)}</pre>
    </details>
  `;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
