/** What tells Jupyter how to start the kernel, and where Jupyter looks for it. */
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { logo } from "./logo.ts";

export const runtimes = ["deno", "node"] as const;
export type Runtime = typeof runtimes[number];

export interface InstallOptions {
  /** Below which `share/jupyter` the specs go, as `sys.prefix` of a virtual environment. */
  readonly prefix?: string;
  /** Heap of the cells, in MiB. */
  readonly memory?: number;
  /** Whether cells are type-checked. */
  readonly check?: string;
}

export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message";
  readonly env: Readonly<Record<string, string>>;
}

export function kernelSpec(
  runtime: Runtime,
  executable: string,
  options: InstallOptions,
): KernelSpec {
  const main = fileURLToPath(
    new URL(import.meta.url.endsWith(".ts") ? "../main.ts" : "../main.js", import.meta.url),
  );
  const flags = runtime === "deno"
    ? ["run", "--allow-all", "--no-check", "--quiet"]
    : ["--disable-warning=ExperimentalWarning"];
  const settings = [
    ...(options.memory === undefined ? [] : ["--memory", String(options.memory)]),
    ...(options.check === undefined ? [] : ["--check", options.check]),
  ];
  return {
    argv: [executable, ...flags, main, "run", "{connection_file}", ...settings],
    display_name: `TypeScript (${runtime === "deno" ? "Deno" : "Node"})`,
    language: "typescript",
    interrupt_mode: "message",
    env: {},
  };
}

/** Writes the spec and returns its folder. Throws an Error where the folder can't be written. */
export function installKernelSpec(runtime: Runtime, options: InstallOptions): string | null {
  const executable = executableOf(runtime);
  if (executable === null) return null;
  const folder = specFolder(runtime, options.prefix);
  mkdirSync(folder, { recursive: true });
  const spec = kernelSpec(runtime, executable, options);
  writeFileSync(join(folder, "kernel.json"), JSON.stringify(spec, null, 2) + "\n");
  writeFileSync(join(folder, "logo-svg.svg"), logo);
  return folder;
}

export function removeKernelSpec(runtime: Runtime, prefix?: string): string {
  const folder = specFolder(runtime, prefix);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

function specFolder(runtime: Runtime, prefix?: string): string {
  const data = prefix === undefined ? userData() : join(prefix, "share", "jupyter");
  return join(data, "kernels", `typescript-${runtime}`);
}

/** Source: jupyter_core, "Common Directories and File Locations". */
function userData(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME, APPDATA } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter");
  if (process.platform === "win32") {
    return join(APPDATA ?? join(homedir(), "AppData", "Roaming"), "jupyter");
  }
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter");
}

/** The runtime that runs this, or the one that a shell would find; null where there is none. */
function executableOf(runtime: Runtime): string | null {
  const own: Runtime = "Deno" in globalThis ? "deno" : "node";
  if (runtime === own) return process.execPath;
  const name = process.platform === "win32" ? `${runtime}.exe` : runtime;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
