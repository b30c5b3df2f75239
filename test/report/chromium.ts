import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is; null where there is none. */
export const chromiumPath = places.find(existsSync) ?? null;

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--remote-debugging-pipe",
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  // deno-lint-ignore no-explicit-any -- the protocol has hundreds of shapes
  readonly params?: any;
  // deno-lint-ignore no-explicit-any -- as above
  readonly result?: any;
  readonly error?: { readonly message: string };
}

export interface PageView {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** A page in a real browser, by Chromium's debugging protocol over pipes: JSON between null bytes. */
export class Page {
  /** Errors and warnings on the console, and exceptions. */
  readonly complaints: string[] = [];
  /** Addresses asked for, the page's own left out. */
  readonly requests: string[] = [];
  #child: ChildProcess;
  #folder: string;
  #session = "";
  #next = 1;
  #waiting = new Map<number, (message: Message) => void>();
  #listeners = new Map<string, () => void>();

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
  }

  static async open(file: string, view: PageView): Promise<Page> {
    const folder = mkdtempSync(join(tmpdir(), "wagonwheel-chromium-"));
    const child = spawn(chromiumPath as string, [...flags, `--user-data-dir=${folder}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const page = new Page(child, folder);
    page.#listen(child.stdio[4] as Readable);
    const { targetId } = await page.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await page.send("Target.attachToTarget", { targetId, flatten: true });
    page.#session = sessionId;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await page.send(`${domain}.enable`);
    await page.send("Emulation.setDeviceMetricsOverride", {
      width: view.width,
      height: 800,
      deviceScaleFactor: 1,
      mobile: view.width < 600,
    });
    await page.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: view.scheme }],
    });
    const loaded = new Promise<void>((resolve) =>
      page.#listeners.set("Page.loadEventFired", resolve)
    );
    await page.send("Page.navigate", { url: pathToFileURL(file).href });
    await loaded;
    return page;
  }

  /** Calls a method of the protocol. */
  // deno-lint-ignore no-explicit-any -- the protocol has hundreds of shapes
  async send(method: string, params: Record<string, unknown> = {}): Promise<any> {
    const id = this.#next++;
    const session = this.#session === "" ? {} : { sessionId: this.#session };
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    (this.#child.stdio[3] as Writable).write(
      JSON.stringify({ id, method, params, ...session }) + "\0",
    );
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** The value of an expression in the page. */
  async value<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }

  async movePointer(x: number, y: number): Promise<void> {
    await this.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  }

  async press(key: string): Promise<void> {
    for (const type of ["keyDown", "keyUp"]) {
      await this.send("Input.dispatchKeyEvent", { type, key, code: key });
    }
  }

  /** The whole page as PNG. */
  async screenshot(): Promise<Uint8Array> {
    const { data } = await this.send("Page.captureScreenshot", { captureBeyondViewport: true });
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    this.#child.kill("SIGKILL");
    await ended;
    // Its helpers outlive the browser by some milliseconds and still write.
    for (let tries = 0; tries < 20; tries++) {
      try {
        return rmSync(this.#folder, { recursive: true, force: true });
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  #listen(stream: Readable): void {
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      const parts = (rest + chunk).split("\0");
      rest = parts.pop() as string;
      for (const part of parts) this.#take(JSON.parse(part));
    });
  }

  #take({ id, method = "", params, ...answer }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
      return;
    }
    if (method === "Runtime.exceptionThrown") {
      this.complaints.push(params.exceptionDetails.exception?.description ?? "exception");
    }
    if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type)) {
      this.complaints.push(
        params.args.map((arg: { value: unknown }) => String(arg.value)).join(" "),
      );
    }
    if (method === "Log.entryAdded" && ["error", "warning"].includes(params.entry.level)) {
      this.complaints.push(params.entry.text);
    }
    if (method === "Network.requestWillBeSent" && params.type !== "Document") {
      this.requests.push(params.request.url);
    }
    this.#listeners.get(method)?.();
    this.#listeners.delete(method);
  }
}
