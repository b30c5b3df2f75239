/**
 * `deno task docs`: the documentation site under runs/site/, without a network: the README and the
 * other Markdown pages, a page for each scenario and notebook, and the reference of the interface,
 * which `deno doc` makes of the docstrings.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";
import { listedScenarios } from "./scenario-list.ts";
import { notebookMarkdown } from "./site/notebook-markdown.ts";
import { type Group, type Page, pageHtml } from "./site/page.ts";
import { finishReference, makeReference } from "./site/reference.ts";
import { scenarioMarkdown } from "./site/scenario-markdown.ts";
import { siteStyle } from "./site/style.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const site = join(project, "runs/site");

await runCommand("docs", (program) => {
  program.description("Makes the documentation site, runs/site/index.html.").action(docs);
});

async function docs(): Promise<void> {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  const rooms = makeReference(project, join(site, "reference"));
  const pages = await allPages(rooms);
  const byFile = new Map(pages.map(({ source, path }) => [source, path]));
  const copied = new Map<string, string>();
  const placeOf = (file: string): string | null => {
    const room = /^src\/([^/]+)\/mod\.ts$/.exec(file)?.[1];
    if (room !== undefined && rooms.includes(room)) return `reference/${room}/index.html`;
    const page = byFile.get(file);
    if (page !== undefined || !existsSync(join(project, file))) return page ?? null;
    if (statSync(join(project, file)).isDirectory()) {
      // A folder is shown by the page about it, else by the first page or file in it.
      const inside = (pattern: string) => globSync(pattern, { cwd: join(project, file) }).sort()[0];
      const page = pages.find(({ source }) => source.startsWith(`${file.replace(/\/$/, "")}/`));
      const about = inside("{mod.ts,README.md,*.test.ts}");
      if (about === undefined && page !== undefined) return page.path;
      const shown = about ?? inside("*.*");
      return shown === undefined ? null : placeOf(posix.join(file, shown));
    }
    const place = /\.(png|svg)$/.test(file) ? file : `source/${file}.html`;
    copied.set(file, place);
    return place;
  };
  const groups = groupsOf(pages);
  for (const page of pages) write(page.path, pageHtml(page, groups, placeOf));
  finishReference(project, join(site, "reference"), placeOf);
  for (const [file, place] of copied) copy(file, place, groups);
  write("style.css", siteStyle);
  console.log(`${join("runs/site", "index.html")}: ${pages.length} pages and the reference`);
}

async function allPages(rooms: readonly string[]): Promise<Page[]> {
  const page = (source: string, path: string, markdown = text(source)): Page => {
    const [, title = basename(source)] = /^# (.+)$/m.exec(markdown) ?? [];
    return { path, source, title: title.replaceAll("`", ""), markdown };
  };
  const markdown = globSync("notebooks/**/*.md", { cwd: project }).sort();
  const notebooks = globSync("notebooks/*.ipynb", { cwd: project }).sort();
  const readmes = globSync("src/*/README.md", { cwd: project }).sort();
  const scenarios = listedScenarios().map(({ name }) => `scenarios/${name}.ts`);
  return [
    { ...page("README.md", "index.html"), title: "Overview" },
    ...markdown.map((file) => page(file, siteOf(file))),
    ...notebooks.map((file) =>
      page(file, file.replace(/\.ipynb$/, ".html"), notebookMarkdown(text(file)))
    ),
    ...await Promise.all(
      scenarios.map(async (file) =>
        page(file, file.replace(/\.ts$/, ".html"), await scenarioMarkdown(project, file))
      ),
    ),
    page("src/mod.ts", "reference/index.html", referenceMarkdown(rooms)),
    ...readmes.map((file) => page(file, `${file.split("/")[1]}.html`)),
    ...["CHANGELOG.md", "CONTRIBUTING.md"].filter((file) => existsSync(join(project, file)))
      .map((file) => page(file, file.toLowerCase().replace(".md", ".html"))),
  ];
}

/** notebooks/how-to/cite.md becomes how-to/cite.html, and a README the index of its folder. */
function siteOf(file: string): string {
  const index = file.replace(/README\.md$/, "index.md");
  return index.replace(/^notebooks\/(?=.*\/)/, "").replace(/md$/, "html");
}

/** The navigation: a heading for each folder of the site. */
function groupsOf(pages: readonly Page[]): Group[] {
  const titles: readonly (readonly [folder: string, title: string])[] = [
    ["how-to", "How to"],
    ["notebooks", "Notebooks"],
    ["scenarios", "Scenarios"],
    ["figures", "Figures"],
    ["reference", "Reference"],
    [".", "Project"],
  ];
  return titles.map(([folder, title]) => ({
    title,
    pages: pages.filter(({ path }) =>
      path.split("/").slice(0, -1)[0] === folder ||
      folder === "." && !path.includes("/")
    )
      .map(({ title, path }) => ({
        path,
        title: folder === "scenarios" ? basename(path, ".html") : title,
      })),
  })).filter(({ pages }) => pages.length > 0);
}

/** The rooms with the first sentence of their docstrings. */
function referenceMarkdown(rooms: readonly string[]): string {
  const rows = rooms.map((room) => {
    const [, head = ""] =
      /^\/\*\*\n([\s\S]*?)\n \*(?: @module)?\n/.exec(text(`src/${room}/mod.ts`)) ?? [];
    const sentence = head.replace(/^ \* ?/gm, "").replaceAll("\n", " ");
    return `| [\`wagonwheel/${room}\`](${room}/mod.ts) | ${sentence} |`;
  });
  return `# Reference\n\n| room | what it is |\n|---|---|\n${rows.join("\n")}\n
[All names](all_symbols.html), in the order of the alphabet.\n`;
}

/** A picture as it is; any other file as a page that shows its text. */
function copy(file: string, place: string, groups: readonly Group[]): void {
  if (place === file) {
    mkdirSync(dirname(join(site, place)), { recursive: true });
    return copyFileSync(join(project, file), join(site, place));
  }
  const fence = "`".repeat(8);
  const markdown = `# ${file}\n\n${fence}\n${text(file)}\n${fence}\n`;
  write(place, pageHtml({ path: place, source: file, title: file, markdown }, groups, () => null));
}

function text(file: string): string {
  return readFileSync(join(project, file), "utf8");
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}
