import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { interactive, scenarioFigures } from "../../src/report/mod.ts";
import { runFixture } from "../experiment/fixture.ts";
import { chromiumPath, Page } from "./chromium.ts";

const shown = async (value: object): Promise<string> =>
  (await (value as Record<symbol, () => Promise<Record<string, string>>>)
    [Symbol.for("Jupyter.display")]())["text/html"];

describe.skipIf(chromiumPath === null)(
  `what a notebook shows, in Chromium${chromiumPath === null ? " (skipped: no Chromium)" : ""}`,
  () => {
    let folder = "", file = "", bare = "";
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "wagonwheel-notebook-"));
      file = join(folder, "saved.html");
      bare = join(folder, "bare.html");
      const results = await runFixture("walk", { seeds: 3 });
      const outputs = [
        await shown(results),
        await shown(interactive(...await scenarioFigures(results))),
      ];
      const page = `<!doctype html><meta charset="utf-8">${outputs.join("")}`;
      writeFileSync(file, page);
      writeFileSync(bare, page.replace(/<script>[\s\S]*?<\/script>/g, ""));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const opened = async (path = file, width = 1280) => {
      const page = await Page.open(path, { width, scheme: "light" });
      onTestFinished(() => page.close());
      return page;
    };
    const pointOf = (page: Page, picture: string) =>
      page.value<[number, number]>(`(async () => {
        const point = document.querySelector("${picture} .reading > *");
        point.scrollIntoView({ block: "center" });
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
        const { left, top, width, height } = point.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      })()`);

    it.each([400, 1280])("fits %i px, asks for nothing and complains of nothing", async (width) => {
      const page = await opened(file, width);
      expect(await page.value("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(page.requests.filter((address) => !address.startsWith("data:"))).toEqual([]);
      expect(page.complaints).toEqual([]);
    });

    it("is static pictures and tables where scripts are stripped", async () => {
      const page = await opened(bare);
      const [pictures, tables] = await page.value<[number, number]>(
        `[[...document.images].filter(({ naturalWidth }) => naturalWidth > 300).length,
          document.querySelectorAll("tbody tr").length]`,
      );
      expect(pictures).toBe(4);
      expect(tables).toBe(6);
    });

    it("sorts tables by a click on a head", async () => {
      const page = await opened();
      const means = await page.value<number[]>(`(() => {
        const table = document.querySelector("table.sortable");
        table.tHead.rows[0].cells[1].querySelector("button").click();
        return [...table.tBodies[0].rows].map((row) => Number(row.cells[1].dataset.value));
      })()`);
      expect(means).toEqual(means.toSorted((a, b) => a - b));
    });

    it("tells the value under the pointer", async () => {
      const page = await opened();
      await page.movePointer(...await pointOf(page, "svg.picture"));
      const tip = "document.getElementById('wagonwheel-tip').textContent";
      expect(await page.value(tip)).toMatch(/^none\n.* m\n95 % interval .* to .*\nn = 3$/);
    });

    it("keeps what is brushed in one figure strong in both", async () => {
      const page = await opened();
      const [x, y] = await pointOf(page, ".linked svg.picture");
      const mouse = (type: string, x: number, y: number) =>
        page.send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: 1 });
      await mouse("mousePressed", x - 8, y - 8);
      await mouse("mouseMoved", x + 8, y + 8);
      await mouse("mouseReleased", x + 8, y + 8);
      const strong = await page.value<string[][]>(
        `[...document.querySelectorAll(".linked svg.picture")].map((svg) =>
          [...svg.querySelectorAll(".reading > [aria-label]")]
            .filter(({ style }) => style.opacity === "")
            .map((reading) => reading.getAttribute("aria-label").split(":")[0]))`,
      );
      expect(strong).toEqual([["none"], ["none"]]);
    });
  },
);
