/**
 * The scenarios of the project, from the first line of their files: importing them all would cost
 * half a second, reading them costs a millisecond.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const extension = extname(import.meta.url); // .ts, and .js in the package

export interface ListedScenario {
  readonly name: string;
  /** The first line of the file's head, without its full stop; it begins as the scenario's title. */
  readonly title: string;
}

/** All files of scenarios/, by name. */
export function listedScenarios(): ListedScenario[] {
  return readdirSync(folder)
    .filter((file) => extname(file) === extension)
    .sort()
    .map((file) => ({
      name: basename(file, extension),
      title: titleOf(readFileSync(folder + file, "utf8")),
    }));
}

function titleOf(text: string): string {
  const [, line = ""] = /^\/\*\*\s*\n \* (.+)/.exec(text) ?? [];
  return line.replace(/\.$/, "");
}
