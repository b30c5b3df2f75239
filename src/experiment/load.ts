/**
 * Finds scenarios: of the project by name, of a user by path.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, extname, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nearestName } from "./nearest-name.ts";
import type { Scenario } from "./scenario.ts";

/** The project's folder, with a separator at its end. */
export const projectFolder: string = fileURLToPath(new URL("../../", import.meta.url));
const scenarioFolder = resolve(projectFolder, "scenarios");
const extension = extname(import.meta.url); // of our own code: .ts, and .js in the package

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Absolute path; null for a scenario made in memory, which runs in this thread and is not cached. */
  readonly file: string | null;
}

/**
 * Loads a scenario.
 *
 * @param nameOrPath `mm1`, a scenario of the project; or a file's path or URL, `./my.ts`
 *
 * Throws a RangeError for a name that is none (with the nearest one), for a file that is not there
 * or exports no scenario by default, and for a scenario that is not named as its file.
 */
export async function loadScenario(nameOrPath: string): Promise<LoadedScenario> {
  const file = scenarioFile(nameOrPath);
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href);
  const scenario = module.default;
  if (!isScenario(scenario)) {
    throw new RangeError(
      `${shown(file)} must export a scenario by default: export default scenario({ … })`,
    );
  }
  const name = basename(file, extname(file));
  if (scenario.name !== name) {
    throw new RangeError(
      `${shown(file)}: the scenario's name must be that of its file, ${name}; ` +
        `got "${scenario.name}"`,
    );
  }
  return { scenario, file };
}

/** A scenario at hand, as it is run: in workers and cached where it says its `module`. */
export function loadedScenario(scenario: Scenario): LoadedScenario {
  const { module } = scenario;
  return { scenario, file: module === undefined ? null : fileURLToPath(module) };
}

/** The absolute path of a scenario's file. Throws as `loadScenario` does. */
export function scenarioFile(nameOrPath: string): string {
  if (nameOrPath.startsWith("file:")) return existing(fileURLToPath(nameOrPath));
  if (/[/\\]|\.[cm]?[jt]s$/.test(nameOrPath)) return existing(resolve(nameOrPath));
  const file = resolve(scenarioFolder, nameOrPath + extension);
  if (existsSync(file)) return file;
  const known = readdirSync(scenarioFolder).filter((name) => extname(name) === extension)
    .map((name) => basename(name, extension)).sort();
  const nearest = nearestName(nameOrPath, known);
  throw new RangeError(
    `there is no scenario "${nameOrPath}"` +
      (nearest === null ? "." : `; did you mean ${nearest}?`) +
      ` Known are ${known.join(", ")}; a file of your own is named by its path, ./my.ts`,
  );
}

function existing(file: string): string {
  if (existsSync(file)) return file;
  throw new RangeError(`there is no file ${shown(file)}`);
}

function isScenario(value: unknown): value is Scenario {
  return typeof value === "object" && value !== null && "measures" in value && "run" in value &&
    "name" in value;
}

/** As a person would write it: relative to the current folder where it is inside it. */
function shown(file: string): string {
  const path = relative(".", file);
  return path.startsWith("..") ? file : path;
}
