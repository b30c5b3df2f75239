import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { unescaped } from "../../src/report/escaped.ts";
import { chromiumPath, Page } from "../report/chromium.ts";
import { root } from "../sources.ts";
import { run } from "./run.ts";

const site = join(root, "runs/site");
const hasDeno = spawnSync("deno", ["--version"], { stdio: "ignore" }).status === 0;

/** Where the links of a page lead, as paths; those to the web are left out. */
function targets(file: string): { path: string; anchor: string }[] {
  const html = readFileSync(file, "utf8").replace(/<(script|pre)\b[\s\S]*?<\/\1>/g, "");
  return [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)]
    .map(([, link]) => unescaped(link.replaceAll("&#x2F;", "/")))
    .filter((link) => !/^(https?|data|mailto):/.test(link))
    .map((link) => {
      const [path, anchor = ""] = link.split("#");
      return { path: path === "" ? file : resolve(dirname(file), decodeURI(path)), anchor };
    });
}

describe.skipIf(!hasDeno)(`the site${hasDeno ? "" : " (skipped: no deno on the PATH)"}`, () => {
  beforeAll(() => {
    const { code, err } = run("docs", [], ["--allow-write=runs", "--allow-run"]);
    expect(code, err).toBe(0);
  }, 120_000); // ms

  it("has no dead link, and none to the machine that it was made on", () => {
    const pages = globSync("**/*.html", { cwd: site }).map((path) => join(site, path));
    expect(pages.length).toBeGreaterThan(1000);
    const dead = pages.flatMap((page) =>
      targets(page)
        .filter(({ path }) =>
          !path.startsWith(site) || !existsSync(path) || statSync(path).isDirectory()
        )
        .map(({ path }) => `${page.slice(site.length)} → ${path}`)
    );
    expect([...new Set(dead)].slice(0, 20)).toEqual([]);
  });

  it("has what its own pages point at within a page", () => {
    const own = globSync("{*,how-to/*,scenarios/*}.html", { cwd: site });
    const dead = own.flatMap((page) =>
      targets(join(site, page))
        .filter(({ path, anchor }) =>
          anchor !== "" && !readFileSync(path, "utf8").includes(`id="${anchor}"`)
        )
        .map(({ anchor }) => `${page}#${anchor}`)
    );
    expect(dead).toEqual([]);
  });

  it("shows a scenario with its parameters and their units", () => {
    const page = readFileSync(join(site, "scenarios/mm1.html"), "utf8");
    expect(page).toContain("first come");
    expect(page).toMatch(/<code>arrivalRate<\/code><\/td>\s*<td>.+<\/td>\s*<td>0\.8\/s<\/td>/);
  });

  describe.skipIf(chromiumPath === null)("in Chromium", () => {
    const shown = ["index", "scenarios/lockstep", "reference/index", "reference/des/index"]
      .concat(globSync("notebooks/how-to/*.md", { cwd: root }).map((page) => page.slice(10, -3)))
      .concat(globSync("notebooks/*.ipynb", { cwd: root }).map((page) => page.slice(0, -6))).sort();
    for (const width of [360, 1280]) {
      it(`every kind of page keeps within ${width} px and asks the network for nothing`, async () => {
        const page = await Page.open(join(site, "index.html"), { width, scheme: "light" });
        try {
          for (const path of shown) {
            const url = pathToFileURL(join(site, `${path}.html`)).href;
            await page.send("Page.navigate", { url });
            const isThere = `document.readyState === "complete" && location.href === "${url}"`;
            await vi.waitUntil(() => page.value<boolean>(isThere), { timeout: 30_000 });
            const wide = await page.value<number>("document.documentElement.scrollWidth");
            expect(wide, path).toBeLessThanOrEqual(width);
          }
          expect(page.complaints).toEqual([]);
          expect(page.requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
        } finally {
          await page.close();
        }
      });
    }
  });
});
