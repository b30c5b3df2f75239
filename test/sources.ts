/** The project's own TypeScript files, for tests that read them. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export interface Source {
  /** Path from the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every `.ts` file under that folder of the project. */
export function sources(folder: string): Source[] {
  return globSync(join(root, folder, "**/*.ts")).sort().map((file) => ({
    path: relative(root, file).replaceAll(sep, "/"),
    text: readFileSync(file, "utf8"),
  }));
}
