/** How JupyterLab is started so that it has the project's kernels and leaves the home folder alone. */
import { basename, delimiter, dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type FoundLab, onPath, type Step } from "./python-environment.ts";

/** Kernel specs that name no path: what JUPYTER_PATH finds needs no installation. */
const kernels = fileURLToPath(new URL("../../jupyter-ts-kernel/jupyter", import.meta.url));

/** JupyterLab's own questions about news and updates are answered there: it asks no network. */
const settings = fileURLToPath(new URL("settings", import.meta.url));

export interface ServerOptions {
  /** Where JupyterLab opens. */
  readonly folder: string;
  readonly browser: boolean;
  readonly port?: number;
  /** Further options of JupyterLab. */
  readonly more: readonly string[];
}

export function serverStep({ program, isOwn }: FoundLab, options: ServerOptions): Step {
  const { folder, browser, port, more } = options;
  return [
    program,
    `--ServerApp.root_dir=${resolve(folder)}`,
    "--MultiKernelManager.default_kernel_name=typescript-deno",
    ...(isOwn ? [`--LabApp.app_settings_dir=${settings}`] : []),
    ...(browser ? [] : ["--no-browser"]),
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...more,
  ];
}

/**
 * What the server's environment has besides that of this process. The kernel specs say `deno`, which may
 * be this very program under a path of its own, as npx has it.
 *
 * @param environment whose JupyterLab keeps its settings and signatures in that folder too
 */
export function serverVariables({ isOwn }: FoundLab, environment: string): Record<string, string> {
  const { PATH = "", JUPYTER_PATH } = process.env;
  const isHidden = /^deno(\.exe)?$/.test(basename(process.execPath)) && onPath("deno") === null;
  const home = (name: string) => join(resolve(environment), "jupyter", name);
  return {
    JUPYTER_PATH: JUPYTER_PATH ? `${kernels}${delimiter}${JUPYTER_PATH}` : kernels,
    ...(isHidden ? { PATH: `${dirname(process.execPath)}${delimiter}${PATH}` } : {}),
    ...(isOwn
      ? {
        JUPYTER_CONFIG_DIR: home("config"),
        JUPYTER_DATA_DIR: home("data"),
        JUPYTER_RUNTIME_DIR: home("runtime"),
      }
      : {}),
  };
}

/** The step as one would type it, with paths as they are from here. */
export function shown(step: readonly string[]): string {
  const here = process.cwd();
  return step.map((part) => part.replaceAll(/\/[^\s:=]+/g, (path) => nearer(here, path)))
    .map((part) => /[<> ]/.test(part) ? `'${part}'` : part)
    .join(" ");
}

function nearer(here: string, path: string): string {
  return path.startsWith(`${here}/`) ? relative(here, path) : path;
}
