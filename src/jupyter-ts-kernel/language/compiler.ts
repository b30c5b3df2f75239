/** Where the TypeScript of a project is: the newest one speaks the language server protocol itself. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * The executable of the TypeScript installed beside a folder, or else beside this package; null where
 * there is none that has a language server (version 7 and newer).
 */
export function compilerFor(folder: string): string | null {
  return installedIn(join(folder, "notebook.ts")) ?? installedIn(fileURLToPath(import.meta.url));
}

function installedIn(file: string): string | null {
  try {
    const require = createRequire(file);
    const description = require.resolve("typescript/package.json");
    const { version } = JSON.parse(readFileSync(description, "utf8"));
    if (Number.parseInt(version) < 7) return null;
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const native = createRequire(description).resolve(platform);
    const name = process.platform === "win32" ? "tsc.exe" : "tsc";
    const executable = join(dirname(native), "lib", name);
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}
