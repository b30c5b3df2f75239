/** A JupyterLab server of its own: no settings of the user, one folder, kernels of ours alone. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { freePorts } from "../fuzz/running-kernel.ts";

const here = fileURLToPath(new URL("..", import.meta.url));
const patience = 60_000; // ms

/** A Python that has JupyterLab and ipywidgets; null where there is none. */
export const labPython =
  [process.env.WAGONWHEEL_PYTHON, "python3"].find((program) =>
    program !== undefined &&
    spawnSync(program, ["-c", "import jupyterlab, ipywidgets"]).status === 0
  ) ?? null;

export class Lab {
  /** Where its notebooks are. */
  readonly files: string;
  readonly #folder: string;
  readonly #address: string;
  readonly #child: ChildProcess;
  #said = "";

  private constructor(folder: string, files: string, address: string, child: ChildProcess) {
    this.#folder = folder;
    this.files = files;
    this.#address = address;
    this.#child = child;
    child.stderr?.on("data", (chunk) => this.#said = (this.#said + chunk).slice(-20_000));
  }

  static async start(): Promise<Lab> {
    const folder = mkdtempSync(join(tmpdir(), "wagonwheel-lab-"));
    const files = join(folder, "files");
    const settings = join(folder, "lab-settings", "@jupyterlab", "apputils-extension");
    for (const each of [files, settings]) mkdirSync(each, { recursive: true });
    const quiet = { fetchNews: "false", checkForUpdates: false, doNotDisturbMode: true };
    writeFileSync(join(settings, "notification.jupyterlab-settings"), JSON.stringify(quiet));
    const [port] = await freePorts(1);
    const write = "import sys, kernels; kernels.install(kernels.ours(), sys.argv[1])";
    spawnSync(labPython as string, ["-c", write, join(folder, "kernelspecs")], { cwd: here });
    const places = Object.fromEntries(
      ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"].map((name) => [
        `JUPYTER_${name}`,
        join(folder, name.toLowerCase()),
      ]),
    );
    const args = [
      "-m",
      "jupyterlab",
      "--no-browser",
      "--allow-root",
      `--ServerApp.port=${port}`,
      "--ServerApp.port_retries=0",
      "--IdentityProvider.token=",
      "--ServerApp.disable_check_xsrf=True",
      `--ServerApp.root_dir=${files}`,
    ];
    const child = spawn(labPython as string, args, {
      cwd: files,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        ...places,
        JUPYTER_PATH: join(folder, "kernelspecs"),
        JUPYTERLAB_SETTINGS_DIR: join(folder, "lab-settings"),
        JUPYTERLAB_WORKSPACES_DIR: join(folder, "lab-workspaces"),
      },
    });
    const lab = new Lab(folder, files, `http://127.0.0.1:${port}`, child);
    await lab.#answers();
    return lab;
  }

  /** Writes a notebook of these cells. Returns where Lab shows it. */
  notebook(name: string, kernel: string, cells: readonly string[]): string {
    const content = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: kernel, display_name: kernel, language: "typescript" } },
      cells: cells.map((source, i) => ({
        cell_type: "code",
        id: `cell-${i}`,
        metadata: {},
        execution_count: null,
        outputs: [],
        source,
      })),
    };
    writeFileSync(join(this.files, name), JSON.stringify(content));
    return `${this.#address}/lab/workspaces/${name.replace(".ipynb", "")}/tree/${name}`;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(): Promise<void> {
    for (let waited = 0; waited < patience; waited += 200) {
      try {
        if ((await fetch(`${this.#address}/api`)).ok) return;
      } catch {
        // It does not listen yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`JupyterLab does not answer: ${this.#said}`);
  }
}
