/**
 * HTML from templates in which nothing is markup but what the template itself says.
 *
 *     html`<p>${"a < b"}</p>`.text     is     <p>a &lt; b</p>
 */
import { escaped } from "./escaped.ts";

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | Markup | null | readonly Part[];

/** The template as HTML: texts and numbers escaped, lists joined, null left out. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    template.reduce((all, text, k) => all + textOf(parts[k - 1]) + text),
  );
}

function textOf(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(textOf).join("");
  return escaped(String(part));
}
