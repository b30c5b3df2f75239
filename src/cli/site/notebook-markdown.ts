/** A notebook as Markdown: its texts, its code, and the outputs stored with it. */

/** What is read of a notebook (nbformat 4). */
interface Notebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly source: Lines;
    readonly outputs?: readonly {
      readonly text?: Lines;
      readonly traceback?: Lines;
      readonly data?: Readonly<Record<string, Lines>>;
    }[];
  }[];
}

type Lines = string | readonly string[];

export function notebookMarkdown(json: string): string {
  const { cells }: Notebook = JSON.parse(json);
  return cells.map(({ cell_type: type, source, outputs = [] }) =>
    type !== "code" ? joined(source) : [
      fenced(joined(source), "ts"),
      ...outputs.map(({ text, traceback, data = {} }) => shown(text ?? traceback ?? [], data)),
    ].join("\n\n")
  ).join("\n\n");
}

/** The richest form of an output that a page can show as it is stored. */
function shown(text: Lines, data: Readonly<Record<string, Lines>>): string {
  if (data["text/html"] !== undefined) return html(data["text/html"]);
  if (data["image/svg+xml"] !== undefined) return html(data["image/svg+xml"]);
  const png = data["image/png"];
  if (png !== undefined) return `![](data:image/png;base64,${joined(png).replace(/\s/g, "")})`;
  if (data["text/markdown"] !== undefined) return joined(data["text/markdown"]);
  return fenced(joined(data["text/plain"] ?? text), "");
}

/** In Markdown, an empty line would end it. */
function html(lines: Lines): string {
  return `<div class="wide" tabindex="0">${joined(lines).replace(/\n\s*\n/g, "\n")}</div>`;
}

function fenced(text: string, language: string): string {
  return `\`\`\`\`\`\`${language}\n${text}\n\`\`\`\`\`\``;
}

function joined(lines: Lines): string {
  return typeof lines === "string" ? lines : lines.join("");
}
