import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import mm1 from "../../scenarios/mm1.ts";
import {
  designOf,
  loadedScenario,
  runExperiment,
  type Scenario,
} from "../../src/experiment/mod.ts";
import { htmlReport, scenarioFigures } from "../../src/report/mod.ts";
import { chromiumPath, Page, type PageView } from "./chromium.ts";

const views: PageView[] = [360, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme }))
);

describe.skipIf(chromiumPath === null)(
  `the report in Chromium${chromiumPath === null ? " (skipped: no Chromium on this machine)" : ""}`,
  () => {
    let folder = "", file = "";
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "wagonwheel-report-"));
      file = join(folder, "report.html");
      const scenario = mm1 as Scenario;
      const choices = { seeds: 3, set: { duration: 200 }, sweep: { arrivalRate: [0.5, 0.7] } };
      const results = await runExperiment(loadedScenario(scenario), designOf(scenario, choices), {
        workers: 0,
        command: "deno task scenario mm1 --seeds 3",
      });
      const comparison = results.compare();
      const figures = await scenarioFigures(results, comparison);
      writeFileSync(file, htmlReport(results, comparison, figures));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const opened = async (view: PageView = views[0]) => {
      const page = await Page.open(file, view);
      onTestFinished(() => page.close());
      return page;
    };

    it.each(views)(
      "fits $width px in $scheme, asks for nothing and complains of nothing",
      async (view) => {
        const page = await opened(view);
        const [content, window, paper] = await page.value<[number, number, string]>(
          "[document.documentElement.scrollWidth, innerWidth, getComputedStyle(document.body).backgroundColor]",
        );
        expect(content).toBeLessThanOrEqual(window);
        expect(paper).toBe(view.scheme === "light" ? "rgb(255, 255, 255)" : "rgb(21, 23, 28)");
        expect(page.requests).toEqual([]);
        expect(page.complaints).toEqual([]);
      },
    );

    it("shows value and interval of the point under the pointer, and hides them again", async () => {
      const page = await opened();
      const [x, y] = await page.value<[number, number]>(`(async () => {
        const point = document.querySelector(".reading > *");
        point.scrollIntoView({ block: "center" });
        // The tooltip hides when the page scrolls, which it tells a frame later.
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
        const { left, top, width, height } = point.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      })()`);
      await page.movePointer(x, y);
      const tip = () => page.value<string>('tip.hidden ? "" : tip.textContent');
      expect(await tip()).toMatch(/^.+, at 0\.\d\n.* s\n95 % interval .* to .*\nn = 3$/);
      await page.movePointer(2, 2);
      expect(await tip()).toBe("");
    });

    it("shows the same to the keyboard: one stop a figure, arrows within", async () => {
      const page = await opened();
      await page.value('document.querySelector(".reading > *").focus()');
      const first = await page.value<string>("tip.textContent");
      await page.press("ArrowRight");
      expect(await page.value<string>("tip.textContent")).not.toBe(first);
      const stops = await page.value<number>(
        `document.querySelector(".plot").querySelectorAll('.reading > [tabindex="0"]').length`,
      );
      expect(stops).toBe(1);
      await page.press("Escape");
      expect(await page.value<boolean>("tip.hidden")).toBe(true);
    });

    it("sorts a table by a click on a column's head, and back", async () => {
      const page = await opened();
      const means = () =>
        page.value<number[]>(
          `[...document.querySelectorAll("table.sortable")[0].tBodies[0].rows]
            .map((row) => Number(row.cells[2].dataset.value))`,
        );
      const click = () =>
        page.value(
          'document.querySelector("table.sortable").tHead.rows[0].cells[2].firstChild.click()',
        );
      await click();
      const up = await means();
      expect(up).toEqual(up.toSorted((a, b) => a - b));
      await click();
      expect(await means()).toEqual(up.toReversed());
    });

    it("copies the command", async () => {
      const page = await opened();
      await page.value('document.querySelector(".copy").click()');
      await page.value("new Promise((resolve) => setTimeout(resolve, 100))");
      expect(await page.value<string>('document.querySelector(".copy").textContent')).toBe(
        "Copied",
      );
    });
  },
);
