/**
 * A page of the documentation site from Markdown, by marked: headings that can be linked to, links
 * within the project turned into links within the site, and a frame with the way to every other page.
 */
import { posix } from "node:path";
import { Marked, Renderer } from "marked";

export interface Page {
  /** Where it stands in the site: how-to/install.html */
  readonly path: string;
  /** The file of the project that it is made of, for the links in it. */
  readonly source: string;
  readonly title: string;
  readonly markdown: string;
}

/** A heading of the navigation and the pages below it. */
export interface Group {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly path: string }[];
}

/** The whole HTML of a page. `placeOf` tells where a file of the project stands in the site; null: nowhere. */
export function pageHtml(
  page: Page,
  groups: readonly Group[],
  placeOf: (file: string) => string | null,
): string {
  const to = (path: string) => posix.relative(posix.dirname(page.path), path);
  const place = (href: string) => {
    if (/^([a-z]+:|#)/.test(href)) return href;
    const [file, anchor] = href.split("#");
    const found = placeOf(posix.join(posix.dirname(page.source), file));
    return found === null ? href : to(found) + (anchor === undefined ? "" : `#${anchor}`);
  };
  const marked = new Marked({
    walkTokens(token) {
      if (token.type === "link" || token.type === "image") token.href = place(token.href);
    },
    renderer: {
      table(token) {
        return `<div class="wide" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`;
      },
      heading({ tokens, depth, text }) {
        const id = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
    },
  });
  const body = marked.parse(page.markdown, { async: false });
  const links = groups.map(({ title, pages }) =>
    `<details${pages.some(({ path }) => path === page.path) ? " open" : ""}>
<summary>${title}</summary>
<ul>${
      pages.map(({ title, path }) =>
        `<li><a href="${to(path)}"${
          path === page.path ? ' aria-current="page"' : ""
        }>${title}</a></li>`
      ).join("\n")
    }</ul></details>`
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – Wagonwheel</title>
<link rel="stylesheet" href="${to("style.css")}">
</head>
<body>
<header><a class="home" href="${
    to("index.html")
  }">Wagonwheel</a> <a href="#pages">All pages</a></header>
<main>
${body}</main>
<nav id="pages" aria-label="Pages">
${links.join("\n")}
</nav>
</body>
</html>
`;
}
