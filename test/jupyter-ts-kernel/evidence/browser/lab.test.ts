/**
 * JupyterLab in a real browser, by mouse and keyboard. Needs Chromium and a Python with jupyterlab and
 * ipywidgets, which `WAGONWHEEL_PYTHON` may name; `WAGONWHEEL_SCREENSHOTS` names a folder for pictures.
 */
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../../../report/chromium.ts";
import { Lab, labPython } from "./lab.ts";
import { cellAt, NotebookPage, pause } from "./notebook-page.ts";

const runtimes = ["node", "deno"].filter((program) =>
  spawnSync(program, ["--version"]).status === 0
);
const lacks = chromiumPath === null
  ? " (skipped: no Chromium on this machine)"
  : labPython === null
  ? " (skipped: no Python with jupyterlab and ipywidgets)"
  : "";

const interrupt = '[data-jp-item-name="interrupt"] jp-button';
const restart = '[data-jp-item-name="restart"] jp-button';

const cells = [
  'let kept = 41;\nconsole.log("ready");\nkept + 1',
  "for (;;) {}",
  "await new Promise(() => {});",
  "kept + 1",
  `const bar = (done: number) =>
  jupyter.html\`<progress id="bar" max="20" value="\${done}"></progress> \${done} of 20\`;
for (let i = 0; i <= 20; i++) {
  jupyter.display(bar(i), { display_id: "bar", update: i > 0 });
  for (const end = performance.now() + 100; performance.now() < end;); // busy, as a simulation is
}`,
  `const disc = (radius: number) =>
  jupyter.svg\`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">
    <circle cx="100" cy="100" r="\${radius}" fill="steelblue"/></svg>\`;
const radius = jupyter.slider({ min: 0, max: 100, step: 5, value: 20, description: "radius" });
radius.onChange((r: number) => jupyter.display(disc(r), { display_id: "disc", update: true }));
await jupyter.display(radius);
await jupyter.display(disc(radius.value), { display_id: "disc" });`,
  "",
  "",
  'const answer = await jupyter.input("Your name? ");\n`Hello, ${answer}`',
  'throw new RangeError("too far");',
];

describe.skipIf(lacks !== "")(`JupyterLab${lacks}`, () => {
  let lab: Lab;
  beforeAll(async () => lab = await Lab.start(), 120_000);
  afterAll(() => lab.stop());

  describe.each(runtimes)("with the kernel on %s", (runtime) => {
    let notebook: NotebookPage;
    const screenshot = (name: string) => notebook.screenshot(`${runtime}-${name}`);
    beforeAll(async () => {
      notebook = await NotebookPage.open(
        lab.notebook(`${runtime}.ipynb`, `ts-${runtime}`, cells),
      );
    }, 60_000);
    afterAll(() => notebook.close());

    it("runs a cell and shows what it printed and its value", async () => {
      await notebook.run(0);
      await notebook.isDone(0);
      expect(await notebook.output(0)).toMatch(/ready\n.*42/s);
      await screenshot("run");
    });

    it.each([["a loop", 1], ["an await", 2]])(
      "interrupts %s by the toolbar's button, and keeps the variables",
      async (_, cell) => {
        await notebook.run(cell);
        await notebook.isBusy(cell);
        await pause(500);
        await notebook.clickOn(interrupt);
        await notebook.isDone(cell);
        expect(await notebook.output(cell)).toContain("Interrupted");
        await notebook.run(3);
        await notebook.isDone(3);
        expect(await notebook.output(3)).toContain("42");
        await screenshot(`interrupt-${cell}`);
      },
    );

    it("shows a bar that moves while the cell is busy", async () => {
      await notebook.run(4);
      const seen = new Set<number>();
      while (await notebook.prompt(4) !== "[21]:" && !seen.has(20)) {
        const value = await notebook.page.value<number | undefined>(
          'document.querySelector("#bar")?.value',
        );
        if (value !== undefined) seen.add(value);
        if (value === 9) await screenshot("bar-under-way");
        await pause(20);
      }
      await notebook.isDone(4);
      expect(seen.size).toBeGreaterThan(10);
      expect([...seen]).toEqual([...seen].sort((a, b) => a - b));
    });

    it("redraws when a slider is dragged", async () => {
      await notebook.run(5);
      await notebook.isDone(5);
      // Lab shows an SVG as an image, whose address holds it.
      const radius = async () => {
        const source = await notebook.page.value<string>(
          `document.querySelector('${cellAt(5)} .jp-RenderedSVG img')?.src ?? ""`,
        );
        return /<circle[^>]* r="(\d+)"/.exec(decodeURIComponent(source))?.[1];
      };
      await notebook.until("the disc is there", async () => await radius() === "20");
      await screenshot("slider-before");
      await notebook.drag(`${cellAt(5)} .noUi-handle`, 60);
      await notebook.until("the disc grew", async () => Number(await radius()) > 30);
      await screenshot("slider-after");
    });

    it("completes names of the language and of cells with Tab", async () => {
      const offers = (name: string) =>
        notebook.until(
          `${name} is offered`,
          async () => (await notebook.text(".jp-Completer")).includes(name),
        );
      await notebook.edit(6);
      await notebook.type("Math.hyp");
      await notebook.key("Tab", 9);
      await offers("hypot");
      await notebook.key("Enter", 13);
      await notebook.until(
        "Math.hypot stands there",
        async () => await notebook.text(`${cellAt(6)} .cm-content`) === "Math.hypot",
      );
      await notebook.edit(7);
      await notebook.type("kept.to");
      await notebook.key("Tab", 9);
      await offers("toFixed");
      await screenshot("complete");
      await notebook.key("Escape", 27);
    });

    it("shows types and documentation with Shift and Tab", async () => {
      await notebook.edit(6);
      await notebook.key("Tab", 9, 8);
      await notebook.until(
        "a tooltip about hypot",
        async () => (await notebook.text(".jp-Tooltip")).includes("hypot"),
      );
      await screenshot("inspect");
      await notebook.key("Escape", 27);
    });

    it("asks for a line of input", async () => {
      await notebook.run(8);
      await notebook.clickOn(`${cellAt(8)} .jp-Stdin-input`);
      await notebook.type("Ada");
      await notebook.key("Enter", 13);
      await notebook.isDone(8);
      expect(await notebook.output(8)).toContain("Hello, Ada");
    });

    it("shows an error with its line", async () => {
      await notebook.run(9);
      await notebook.isDone(9);
      expect(await notebook.output(9)).toMatch(/RangeError: too far/);
      await screenshot("error");
    });

    it("forgets after a restart, also out of a busy loop", async () => {
      await notebook.run(1);
      await notebook.isBusy(1);
      await notebook.clickOn(restart);
      await notebook.clickOn(".jp-Dialog .jp-mod-accept");
      await notebook.until(
        "the loop is given up",
        async () => await notebook.prompt(1) !== "[*]:",
      );
      await notebook.isIdle();
      await notebook.run(3);
      await notebook.isDone(3);
      expect(await notebook.output(3)).toContain("ReferenceError");
      await screenshot("restart");
    });
  });
});
