/** A notebook in JupyterLab as its user has it: what can be clicked, typed and seen. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Page } from "../../../report/chromium.ts";

const blank = fileURLToPath(new URL("blank.html", import.meta.url));
const patience = 20_000; // ms
const statusBar = "#jp-main-statusbar";
const shift = 8; // modifiers of the debugging protocol

export class NotebookPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(address: string): Promise<NotebookPage> {
    const page = await Page.open(blank, { width: 1100, scheme: "light" });
    await page.send("Page.navigate", { url: address });
    const notebook = new NotebookPage(page);
    await notebook.isIdle();
    return notebook;
  }

  /** Waits until it is so. Throws an Error that says what is not. */
  async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let waited = 0; waited < patience; waited += 50) {
      if (await isSo().catch(() => false)) return;
      await pause(50);
    }
    await this.screenshot("failed");
    throw new Error(`not so after ${patience} ms: ${what}`);
  }

  /** Clicks into a cell and presses Shift + Enter. */
  async run(cell: number): Promise<void> {
    await this.edit(cell);
    await this.key("Enter", 13, shift);
  }

  /** Puts the cursor at the end of a cell's code. */
  async edit(cell: number): Promise<void> {
    await this.clickOn(`${cellAt(cell)} .cm-content`);
    await this.key("End", 35);
  }

  async type(text: string): Promise<void> {
    await this.page.send("Input.insertText", { text });
  }

  async key(key: string, windowsVirtualKeyCode: number, modifiers = 0): Promise<void> {
    for (const type of ["rawKeyDown", "keyUp"]) {
      await this.page.send("Input.dispatchKeyEvent", {
        type,
        key,
        code: key,
        windowsVirtualKeyCode,
        modifiers,
      });
    }
  }

  async clickOn(selector: string): Promise<void> {
    const at = await this.middle(selector);
    for (const type of ["mouseMoved", "mousePressed", "mouseReleased"]) await this.mouse(type, at);
  }

  async mouse(type: string, [x, y]: readonly [number, number]): Promise<void> {
    const button = type === "mouseMoved" ? "none" : "left";
    await this.page.send("Input.dispatchMouseEvent", { type, x, y, button, clickCount: 1 });
  }

  /** Drags the middle of an element to the right, in CSS pixels. */
  async drag(selector: string, pixels: number): Promise<void> {
    const [x, y] = await this.middle(selector);
    await this.mouse("mousePressed", [x, y]);
    for (let i = 1; i <= 10; i++) {
      const params = {
        type: "mouseMoved",
        x: x + (i * pixels) / 10,
        y,
        button: "left",
        buttons: 1,
      };
      await this.page.send("Input.dispatchMouseEvent", params);
      await pause(20);
    }
    await this.mouse("mouseReleased", [x + pixels, y]);
  }

  /** Where an element is on the screen, scrolled into view. */
  async middle(selector: string): Promise<[number, number]> {
    await this.until(`there is ${selector}`, () => this.exists(selector));
    return await this.page.value(`(async () => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: "center" });
      await new Promise(requestAnimationFrame);
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    })()`);
  }

  async exists(selector: string): Promise<boolean> {
    return await this.page.value(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  }

  /** What an element shows; empty where it is not there. */
  async text(selector: string): Promise<string> {
    return await this.page.value(
      `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`,
    );
  }

  /** The brackets beside a cell: `[*]:` while it runs. */
  async prompt(cell: number): Promise<string> {
    return (await this.text(`${cellAt(cell)} .jp-InputPrompt`)).trim();
  }

  async output(cell: number): Promise<string> {
    return await this.text(`${cellAt(cell)} .jp-OutputArea`);
  }

  async isBusy(cell: number): Promise<void> {
    await this.until(`cell ${cell} runs`, async () => (await this.prompt(cell)) === "[*]:");
  }

  async isDone(cell: number): Promise<void> {
    await this.until(
      `cell ${cell} is done`,
      async () => /^\[\d+\]:$/.test(await this.prompt(cell)),
    );
    await this.isIdle();
  }

  /** As the status bar says. */
  async isIdle(): Promise<void> {
    await this.until("the kernel is idle", async () => /\| Idle/.test(await this.text(statusBar)));
  }

  /** Into the folder that `WAGONWHEEL_SCREENSHOTS` names, to be looked at. */
  async screenshot(name: string): Promise<void> {
    const folder = process.env.WAGONWHEEL_SCREENSHOTS;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), await this.page.screenshot());
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

export const cellAt = (cell: number) => `.jp-Notebook .jp-Cell[data-windowed-list-index="${cell}"]`;

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
