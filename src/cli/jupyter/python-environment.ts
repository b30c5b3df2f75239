/**
 * A Python environment of the project's own with JupyterLab in it, and what makes one: `uv` where there is
 * one, else Python's `venv` and `pip`.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** What pip is asked for. */
const wanted = "jupyterlab>=4.4,<5";
const isWindows = process.platform === "win32";

/** A program with its arguments. */
export type Step = readonly [program: string, ...args: string[]];

export interface FoundLab {
  readonly program: string;
  /** Whether it is the project's own, and not one that the machine has. */
  readonly isOwn: boolean;
}

/** JupyterLab of that environment, or else the one on the PATH; null where there is neither. */
export function foundLab(environment: string): FoundLab | null {
  const own = ownLab(environment);
  if (existsSync(own.program)) return own;
  const program = onPath("jupyter-lab");
  return program === null ? null : { program, isOwn: false };
}

/** Where it is in the environment, made or not. */
export function ownLab(environment: string): FoundLab {
  return { program: programOf(environment, "jupyter-lab"), isOwn: true };
}

/** How the environment is made; null where the machine has nothing that could. May be done again. */
export function environmentSteps(environment: string): Step[] | null {
  const python = programOf(environment, "python");
  if (onPath("uv") !== null) {
    return [
      ["uv", "venv", "--quiet", "--allow-existing", environment],
      ["uv", "pip", "install", "--quiet", "--python", python, wanted],
    ];
  }
  const found = (isWindows ? ["py", "python"] : ["python3", "python"])
    .find((name) => onPath(name) !== null);
  if (found === undefined) return null;
  return [
    [found, "-m", "venv", environment],
    [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted],
  ];
}

/** What helps where there are no such steps. */
export const withoutPython = `JupyterLab needs Python or uv, and neither is on the PATH.
  Debian, Ubuntu  sudo apt install python3-venv
  macOS           brew install python
  Windows         winget install Python.Python.3.13
  any of them     uv, from https://docs.astral.sh/uv
Without them, a notebook can be run and its outputs stored:
  deno task kernel execute notebooks/NAME.ipynb`;

function programOf(environment: string, name: string): string {
  return isWindows ? join(environment, "Scripts", `${name}.exe`) : join(environment, "bin", name);
}

/** Where a shell would find the program; null where it would not. */
export function onPath(name: string): string | null {
  const file = isWindows ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, file)).find(existsSync) ?? null;
}
