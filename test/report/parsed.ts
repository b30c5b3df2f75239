import { parseHTML } from "linkedom";

/** What tests read of a page. */
export interface PageElement {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
}

/** The document of a page, or of a piece of one. */
export function parsed(html: string): PageElement & { readonly body: PageElement } {
  const page = html.includes("<html") ? html : `<html><body>${html}</body></html>`;
  const { document } = parseHTML(page) as unknown as {
    readonly document: PageElement & { readonly body: PageElement };
  };
  return document;
}
