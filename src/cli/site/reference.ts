/** The reference of the interface: `deno doc` makes it, and its links are turned to the site's. */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { referenceStyle } from "./style.ts";

/** Where `deno doc` finds the sources and nothing else of the project. */
const stage = (project: string) => join(project, "runs/site-sources");

/**
 * Describes what the package exports, in `folder`. Packages are left out: their types are described
 * where they are from.
 *
 * @returns the rooms
 */
export function makeReference(project: string, folder: string): string[] {
  const { name, version, exports } = JSON.parse(
    readFileSync(join(project, "package.json"), "utf8"),
  );
  const rooms: Record<string, string> = { ...exports };
  delete rooms["."]; // it has the rooms' names once more
  const sources = stage(project);
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  cpSync(join(project, "src"), join(sources, "src"), { recursive: true });
  writeFileSync(
    join(sources, "deno.json"),
    JSON.stringify({ name, version, exports: rooms, workspace: [] }),
  );
  const { status, stderr } = spawnSync(
    "deno" in process.versions ? process.execPath : "deno",
    [
      "doc",
      "--html",
      "--no-npm",
      "--name=Wagonwheel",
      `--output=${folder}`,
      ...Object.values(rooms),
    ],
    { cwd: sources, encoding: "utf8" },
  );
  rmSync(sources, { recursive: true });
  if (status !== 0) throw new RangeError(`deno doc failed with exit code ${status}:\n${stderr}`);
  return Object.keys(rooms).map((room) => room.slice(2));
}

/** Its links to folders and to files of this machine become links within the site. */
export function finishReference(
  project: string,
  folder: string,
  placeOf: (file: string) => string | null,
): void {
  const slash = "&#x2F;";
  const here = `${pathToFileURL(stage(project)).href}/`.replaceAll("/", slash);
  for (const file of globSync("**/*.html", { cwd: folder })) {
    if (file === "index.html") continue; // our own
    const up = posix.relative(posix.dirname(file.replaceAll("\\", "/")), "");
    const html = readFileSync(join(folder, file), "utf8")
      .replaceAll(
        new RegExp(`href="${here}([^"]*)"`, "g"),
        (_, path) => `href="${posix.join(up, "..", placeOf(path.replaceAll(slash, "/")) ?? "")}"`,
      )
      .replace(/href="[^"]*%[^"]*"/g, (href) => href.replaceAll("%", "%25")) // in names of files
      .replace(/href="([^"]*)(?:&#x2F;|\/)"/g, 'href="$1/index.html"')
      .replace(/(from &quot;)(?=\w+&quot;)/g, "$1wagonwheel/");
    writeFileSync(join(folder, file), html);
  }
  const style = join(folder, "page.css");
  writeFileSync(style, readFileSync(style, "utf8") + referenceStyle);
}
